package dev.longshore.containers;

import dev.longshore.access.Requires;
import dev.longshore.access.Role;
import dev.longshore.audit.Action;
import dev.longshore.audit.Audited;
import dev.longshore.operations.Asked;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Problems;
import dev.longshore.removal.Precondition;
import dev.longshore.representation.Parameter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Changes of containers. */
@RestController
@RequestMapping("/containers")
@Tag(name = "containers")
class ContainerChangesController {

    private static final int DEFAULT_GRACE_SECONDS = 10;
    private static final int MOST_GRACE_SECONDS = 300;

    private final ContainerChanges changes;

    ContainerChangesController(ContainerChanges changes) {
        this.changes = changes;
    }

    @PostMapping(path = "/{container}/stop", produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.OPERATOR)
    @Audited(Action.CONTAINER_STOP)
    @Operation(operationId = "stopContainer", summary = "Stops a container, as docker stop does")
    @ApiResponse(
            responseCode = "200",
            description = "It does not run any more; one that did not run is left as it was.")
    @Problems({ProblemType.CONTAINER_NOT_FOUND, ProblemType.AMBIGUOUS_CONTAINER})
    ContainerChanged stop(
            Asked asked,
            @PathVariable String container,
            @io.swagger.v3.oas.annotations.Parameter(
                            description = "Seconds it may take to end by itself before it is killed.",
                            schema = @Schema(type = "integer", minimum = "0", maximum = "300", defaultValue = "10"))
                    @RequestParam(required = false)
                    @Nullable
                    String graceSeconds) {
        Integer seconds = new Parameter("graceSeconds").integer(graceSeconds, 0, MOST_GRACE_SECONDS);
        Duration grace = Duration.ofSeconds(Objects.requireNonNullElse(seconds, DEFAULT_GRACE_SECONDS));
        ContainerChanges.Changed changed = changes.stop(asked, container, grace);
        return ContainerChanged.stays(changed.before(), changed.now());
    }

    @DeleteMapping(path = "/{container}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.OPERATOR)
    @Audited(Action.CONTAINER_REMOVE)
    @Operation(
            operationId = "removeContainer",
            summary = "Removes a container, not its volumes, as docker rm does; force needs the role admin")
    @ApiResponse(responseCode = "200", description = "It is gone.")
    @Problems({
        ProblemType.CONTAINER_NOT_FOUND,
        ProblemType.AMBIGUOUS_CONTAINER,
        ProblemType.CONTAINER_RUNNING,
        ProblemType.PRECONDITION_FAILED
    })
    ContainerChanged remove(
            Asked asked,
            @PathVariable String container,
            @io.swagger.v3.oas.annotations.Parameter(
                            description = "Whether a running one is killed; needs the role admin.")
                    @RequestParam(defaultValue = "false")
                    boolean force,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return ContainerChanged.isGone(changes.remove(asked, container, force, new Precondition(ifMatch))
                .before());
    }
}
