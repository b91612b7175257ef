package dev.longshore.registries;

import dev.longshore.access.Requires;
import dev.longshore.access.Role;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Problems;
import dev.longshore.representation.Answer;
import dev.longshore.representation.Json;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Asks configured registries. */
@RestController
@RequestMapping("/registries")
@Tag(name = "registries")
class RepositoriesController {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
    private static final String AFTER = "The next of the page before.";

    private final Checks checks;
    private final Listings listings;

    RepositoriesController(Checks checks, Listings listings) {
        this.checks = checks;
        this.listings = listings;
    }

    @PostMapping(path = "/{registry}/check", produces = JSON)
    @Requires(Role.OPERATOR)
    @Operation(
            operationId = "checkRegistry",
            summary = "Asks a registry, logging in as a pull would, and says what it answers")
    @ApiResponse(
            responseCode = "200",
            description = "What it answers, or why it does not.",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = RegistryCheck.class)))
    @Problems(ProblemType.STORE_BUSY)
    RegistryCheck check(@PathVariable String registry) {
        return checks.of(RegistryHost.parse(registry));
    }

    @GetMapping(path = "/{registry}/repositories", produces = JSON)
    @Requires(Role.VIEWER)
    @Operation(operationId = "listRepositories", summary = "Lists the repositories of a registry that is configured")
    @ApiResponse(
            responseCode = "200",
            description = "The repositories, by name.",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = NameAnswers.Repositories.class)))
    @RegistryProblems
    @Problems(ProblemType.STORE_BUSY)
    ResponseEntity<byte[]> repositories(
            @PathVariable String registry,
            @Parameter(
                            description = "How many items a page has; without it the list is whole.",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "1000"))
                    @RequestParam(required = false)
                    @Nullable
                    String limit,
            @Parameter(description = AFTER) @RequestParam(required = false) @Nullable String after,
            HttpServletRequest request) {
        return Answer.list(Json.bytes(listings.repositories(RegistryHost.parse(registry), limit, after)))
                .to(request);
    }

    @GetMapping(path = "/{registry}/repositories/{repository}/tags", produces = JSON)
    @Requires(Role.VIEWER)
    @Operation(operationId = "listRepositoryTags", summary = "Lists the tags of a repository in a registry")
    @ApiResponse(
            responseCode = "200",
            description = "The tags, by name.",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = NameAnswers.Tags.class)))
    @RegistryProblems
    @Problems({ProblemType.STORE_BUSY, ProblemType.INVALID_REFERENCE})
    ResponseEntity<byte[]> tags(
            @PathVariable String registry,
            @PathVariable String repository,
            @Parameter(
                            description = "How many items a page has; without it the list is whole, or with digest=true"
                                    + " has 100 items, which is then the most.",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "1000"))
                    @RequestParam(required = false)
                    @Nullable
                    String limit,
            @Parameter(description = AFTER) @RequestParam(required = false) @Nullable String after,
            @Parameter(description = "Whether each tag's digest is asked for, too.")
                    @RequestParam(defaultValue = "false")
                    boolean digest,
            HttpServletRequest request) {
        RegistryHost host = RegistryHost.parse(registry);
        return Answer.list(Json.bytes(listings.tags(host, repository, limit, after, digest)))
                .to(request);
    }
}
