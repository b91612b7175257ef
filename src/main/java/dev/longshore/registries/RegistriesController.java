package dev.longshore.registries;

import dev.longshore.access.Caller;
import dev.longshore.access.Requires;
import dev.longshore.access.Role;
import dev.longshore.audit.Action;
import dev.longshore.audit.Actor;
import dev.longshore.audit.Audited;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Problems;
import dev.longshore.problem.RequestMarks;
import dev.longshore.representation.Answer;
import dev.longshore.representation.Json;
import dev.longshore.representation.SegmentText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sets up registries. */
@RestController
@RequestMapping("/registries")
@Tag(name = "registries", description = "The registries that Longshore and the engines log in to.")
class RegistriesController {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    private final Registries registries;

    RegistriesController(Registries registries) {
        this.registries = registries;
    }

    @GetMapping(produces = JSON)
    @Requires(Role.VIEWER)
    @Operation(operationId = "listRegistries", summary = "Lists the registries that are configured")
    @ApiResponse(
            responseCode = "200",
            description = "The registries, by host.",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = RegistryItem.All.class)))
    @Problems(ProblemType.STORE_BUSY)
    ResponseEntity<byte[]> list(Caller caller, HttpServletRequest request) {
        List<RegistryItem> items = registries.all().stream()
                .map(registry -> RegistryItem.of(registry, caller))
                .toList();
        return Answer.list(Json.bytes(new RegistryItem.All(items))).to(request);
    }

    @GetMapping(path = "/{registry}", produces = JSON)
    @Requires(Role.VIEWER)
    @Operation(operationId = "getRegistry", summary = "Shows a registry, without its secrets")
    @ApiResponse(
            responseCode = "200",
            description = "The registry.",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = RegistryItem.class)))
    @Problems(ProblemType.STORE_BUSY)
    ResponseEntity<byte[]> detail(@PathVariable String registry, Caller caller, HttpServletRequest request) {
        RegistryItem item = RegistryItem.of(registries.get(RegistryHost.parse(registry)), caller);
        return Answer.untagged(Json.bytes(item)).to(request);
    }

    @PutMapping(path = "/{registry}", consumes = JSON, produces = JSON)
    @Requires(Role.ADMIN)
    @Audited(Action.REGISTRY_SET)
    @Operation(
            operationId = "setRegistry",
            summary = "Sets up a registry: how to log in and whom to trust. What is left out it has no more")
    @ApiResponse(responseCode = "200", description = "It was there, and is as sent now.")
    @ApiResponse(
            responseCode = "201",
            description = "It is there now.",
            headers = @Header(name = "Location", description = "Where it is.", schema = @Schema(type = "string")),
            content = @Content(mediaType = JSON, schema = @Schema(implementation = RegistryItem.class)))
    ResponseEntity<RegistryItem> set(
            @PathVariable String registry, @RequestBody RegistryRequest body, Actor actor, HttpServletRequest request) {
        Registries.Settled set = registries.set(actor, RegistryHost.parse(registry), body);
        RegistryItem item = RegistryItem.of(set.registry(), actor.caller());
        return set.made()
                ? ResponseEntity.created(location(request, set.registry())).body(item)
                : ResponseEntity.ok(item);
    }

    private static URI location(HttpServletRequest request, StoredRegistry registry) {
        String base = RequestMarks.base(request);
        String path = base.isEmpty() ? "" : URI.create(base).getRawPath();
        return URI.create(
                path + "/registries/" + SegmentText.encoded(registry.host().text()));
    }

    @DeleteMapping(path = "/{registry}", produces = JSON)
    @Requires(Role.ADMIN)
    @Audited(Action.REGISTRY_REMOVE)
    @Operation(operationId = "removeRegistry", summary = "Forgets a registry and its credentials")
    @ApiResponse(responseCode = "200", description = "What it was.")
    RegistryItem remove(@PathVariable String registry, Actor actor) {
        return RegistryItem.of(registries.remove(actor, RegistryHost.parse(registry)), actor.caller());
    }
}
