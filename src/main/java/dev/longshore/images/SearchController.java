package dev.longshore.images;

import dev.longshore.access.Requires;
import dev.longshore.access.Role;
import dev.longshore.engine.Engine;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Problems;
import dev.longshore.representation.Answer;
import dev.longshore.representation.Format;
import dev.longshore.representation.Json;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Searches for images in registries. */
@RestController
@RequestMapping("/images")
@Tag(name = "images")
class SearchController {

    private final Searches searches;

    SearchController(Searches searches) {
        this.searches = searches;
    }

    @GetMapping(
            path = "/search",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_PLAIN_VALUE})
    @Requires(Role.VIEWER)
    @Operation(
            operationId = "searchImages",
            summary = "Searches Docker Hub and the configured registries for images, as docker search does")
    @ApiResponse(
            responseCode = "200",
            description = "What was found, or with Accept: text/plain the table of docker search.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = SearchResult.class)),
                @Content(mediaType = MediaType.TEXT_PLAIN_VALUE, schema = @Schema(type = "string"))
            })
    @Problems({
        ProblemType.REGISTRY_RATE_LIMITED,
        ProblemType.REGISTRY_UNREACHABLE,
        ProblemType.REGISTRY_FAILED,
        ProblemType.REGISTRY_TLS,
        ProblemType.REGISTRY_AUTH_REQUIRED,
        ProblemType.REGISTRY_AUTH_FAILED,
        ProblemType.REGISTRY_DENIED_OR_NOT_FOUND,
        ProblemType.REGISTRY_NOT_FOUND,
        ProblemType.STORE_BUSY
    })
    ResponseEntity<byte[]> search(
            Engine engine, Format format, @ParameterObject SearchQuery query, HttpServletRequest request) {
        SearchResult result = searches.of(engine, query);
        return switch (format) {
            case JSON -> Answer.untagged(Json.bytes(result)).to(request);
            case TEXT -> Answer.text(SearchTable.print(result.items())).to(request);
        };
    }
}
