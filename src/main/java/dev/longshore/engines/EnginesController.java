package dev.longshore.engines;

import dev.longshore.access.Requires;
import dev.longshore.access.Role;
import dev.longshore.engine.Engine;
import dev.longshore.engine.EngineName;
import dev.longshore.engine.EngineStatus;
import dev.longshore.engine.Engines;
import dev.longshore.inventory.Snapshots;
import dev.longshore.problem.Unavailable;
import dev.longshore.representation.Answer;
import dev.longshore.representation.Json;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Gatherers;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reads of engines. */
@RestController
@RequestMapping("/engines")
@Tag(name = "engines", description = "The engines that this service serves.")
class EnginesController {

    /** More than anybody has: one engine that hangs does not make the others wait. */
    private static final int MOST_AT_ONCE = 1000;

    private final Engines engines;
    private final Snapshots snapshots;
    private final Clock clock;

    EnginesController(Engines engines, Snapshots snapshots, Clock clock) {
        this.engines = engines;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /** A list of engines. */
    @Schema(name = "EngineList")
    record EngineList(List<EngineItem> items) {}

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.VIEWER)
    @Operation(operationId = "listEngines", summary = "Lists the engines, reachable or why not")
    @ApiResponse(
            responseCode = "200",
            description = "The engines, by name; none if none was configured or found yet.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = EngineList.class)))
    ResponseEntity<byte[]> list(HttpServletRequest request) {
        Optional<EngineName> byDefault = byDefault();
        List<EngineItem> items = engines.all().stream()
                .gather(Gatherers.mapConcurrent(MOST_AT_ONCE, engine -> item(engine, byDefault)))
                .toList();
        return Answer.untagged(Json.bytes(new EngineList(items))).to(request);
    }

    @GetMapping(path = "/{engine}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.VIEWER)
    @Operation(operationId = "getEngine", summary = "Shows an engine: where, why there, reachable or why not, versions")
    @ApiResponse(
            responseCode = "200",
            description = "The engine.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = EngineItem.class)))
    ResponseEntity<byte[]> detail(
            @Parameter(description = "The engine's name.") @PathVariable String engine, HttpServletRequest request) {
        EngineItem item = item(engines.typed(engine), byDefault());
        return Answer.untagged(Json.bytes(item)).to(request);
    }

    private EngineItem item(Engine engine, Optional<EngineName> byDefault) {
        boolean isDefault = byDefault.filter(engine.name()::equals).isPresent();
        EngineStatus status = engine.status();
        EngineItem.Known known = new EngineItem.Known(snapshots.last(engine.name()), snapshots.state(engine.name()));
        return EngineItem.of(engine, isDefault, status, known, clock.instant());
    }

    private Optional<EngineName> byDefault() {
        try {
            return Optional.of(engines.byDefault().name());
        } catch (Unavailable e) {
            return Optional.empty(); // none found yet: then the list is empty, too
        }
    }
}
