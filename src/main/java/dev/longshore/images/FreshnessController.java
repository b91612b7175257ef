package dev.longshore.images;

import dev.longshore.access.Requires;
import dev.longshore.access.Role;
import dev.longshore.engine.Engine;
import dev.longshore.inventory.Freshness;
import dev.longshore.inventory.Image;
import dev.longshore.inventory.Resolution;
import dev.longshore.inventory.Snapshot;
import dev.longshore.inventory.Snapshots;
import dev.longshore.reference.ImageName;
import dev.longshore.representation.Answer;
import dev.longshore.representation.Json;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says whether there is a newer image behind a tag. */
@RestController
@RequestMapping("/images")
@Tag(name = "images")
class FreshnessController {

    private final Snapshots snapshots;
    private final ImagesFreshness images;

    FreshnessController(Snapshots snapshots, ImagesFreshness images) {
        this.snapshots = snapshots;
        this.images = images;
    }

    @GetMapping(path = "/{image}/freshness", produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.VIEWER)
    @Operation(
            operationId = "getImageFreshness",
            summary = "Says of each tag of an image whether the registry has a newer image under it")
    @ApiResponse(
            responseCode = "200",
            description =
                    "How it stands, tag by tag; that a registry cannot be asked is an answer, too. With Cache-Control:"
                            + " no-cache the registry is asked anew.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = FreshnessAnswer.class)))
    ResponseEntity<byte[]> freshness(
            Engine engine, Freshness freshness, @PathVariable ImageName image, HttpServletRequest request) {
        Snapshot snapshot = snapshots.current(engine, freshness);
        Image found = Resolution.of(image, snapshot).image();
        boolean anew = freshness instanceof Freshness.StartedAfter;
        FreshnessAnswer answer = FreshnessAnswer.of(found, anew ? images.anew(found) : images.of(found));
        return Answer.list(Json.bytes(answer)).aged(snapshot.age()).to(request);
    }
}
