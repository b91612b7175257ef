package dev.longshore.containers;

import dev.longshore.access.Caller;
import dev.longshore.access.Requires;
import dev.longshore.access.Role;
import dev.longshore.engine.Engine;
import dev.longshore.inventory.Freshness;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Problems;
import dev.longshore.representation.FieldNames;
import dev.longshore.representation.FieldSelection;
import dev.longshore.representation.Format;
import dev.longshore.representation.GoTemplate;
import dev.longshore.representation.View;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads of containers. */
@RestController
@RequestMapping("/containers")
@Tag(name = "containers", description = "The containers of an engine.")
class ContainersController {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
    private static final String TEXT = MediaType.TEXT_PLAIN_VALUE;
    private static final Set<String> FIELDS = FieldNames.of(ContainerDetail.class);

    private final Containers containers;

    ContainersController(Containers containers) {
        this.containers = containers;
    }

    @GetMapping(produces = {JSON, TEXT})
    @Requires(Role.VIEWER)
    @Problems({ProblemType.INVALID_REFERENCE, ProblemType.IMAGE_NOT_FOUND, ProblemType.AMBIGUOUS_IMAGE})
    @Operation(operationId = "listContainers", summary = "Lists containers, as docker ps -a does")
    @ApiResponse(
            responseCode = "200",
            description = "The containers, or with Accept: text/plain the table of docker ps -a.",
            content = {
                @Content(mediaType = JSON, schema = @Schema(implementation = Containers.ContainerList.class)),
                @Content(mediaType = TEXT, schema = @Schema(type = "string"))
            })
    ResponseEntity<byte[]> list(
            Engine engine,
            Freshness freshness,
            Format format,
            @ParameterObject ContainerListQuery query,
            HttpServletRequest request) {
        return containers
                .list(engine, freshness, query, format, request.getQueryString())
                .to(request);
    }

    @GetMapping(path = "/{container}", produces = JSON)
    @Requires(Role.VIEWER)
    @Operation(operationId = "getContainer", summary = "Shows a container with its configuration")
    @ApiResponse(
            responseCode = "200",
            description = "The container.",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = ContainerDetail.class)))
    ResponseEntity<byte[]> detail(
            Engine engine,
            Freshness freshness,
            Caller caller,
            @Parameter(description = "Full id, name, or the unique beginning of an id.") @PathVariable String container,
            @Parameter(
                            description =
                                    "The fields to answer with, apart by commas, such as state,config.cmd; without it all.")
                    @RequestParam(required = false)
                    @Nullable
                    String fields,
            HttpServletRequest request) {
        FieldSelection selection = FieldSelection.parse(fields, FIELDS);
        return containers
                .detail(engine, freshness, container, selection, View.of(caller))
                .to(request);
    }

    @GetMapping(
            path = "/{container}/inspect",
            produces = {JSON, TEXT})
    @Requires(Role.OPERATOR)
    @Problems(ProblemType.UNSUPPORTED_TEMPLATE)
    @Operation(
            operationId = "inspectContainer",
            summary = "Shows the engine's own document of a container, as docker inspect does")
    @ApiResponse(
            responseCode = "200",
            description = "The document untouched, or with format the text that the template makes of it.",
            content = {
                @Content(mediaType = JSON, schema = @Schema(type = "object")),
                @Content(mediaType = TEXT, schema = @Schema(type = "string"))
            })
    ResponseEntity<byte[]> inspect(
            Engine engine,
            Freshness freshness,
            @Parameter(description = "Full id, name, or the unique beginning of an id.") @PathVariable String container,
            @Parameter(description = "A template of docker inspect -f, such as {{.State.Status}}, or json.")
                    @RequestParam(required = false)
                    @Nullable
                    String format,
            HttpServletRequest request) {
        return format == null
                ? containers.inspect(engine, freshness, container).to(request)
                : containers
                        .inspect(engine, freshness, container, GoTemplate.parse(format))
                        .to(request);
    }
}
