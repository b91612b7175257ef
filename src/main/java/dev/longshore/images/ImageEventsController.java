package dev.longshore.images;

import dev.longshore.access.Requires;
import dev.longshore.access.Role;
import dev.longshore.engine.Engine;
import dev.longshore.inventory.Watching;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Watches of images. */
@RestController
@Tag(name = "images")
class ImageEventsController {

    private static final String EVENTS = MediaType.TEXT_EVENT_STREAM_VALUE;

    private final Watching watching;

    ImageEventsController(Watching watching) {
        this.watching = watching;
    }

    @GetMapping(path = "/images/events", produces = EVENTS)
    @Requires(Role.VIEWER)
    @Operation(operationId = "watchImages", summary = "Tells of images that come, change and go")
    @ApiResponse(
            responseCode = "200",
            description =
                    "Server-sent events without an end. ready (a WatchPosition) comes first: what a list shows from then on"
                            + " and the events behind it are all there is. Then added, changed and removed (each an ImageEvent),"
                            + " and state (a WatchState) where it changes how they are known. reset (a WatchPosition):"
                            + " what was known before has to be listed anew. At least an id comes every 10 s.",
            content = @Content(mediaType = EVENTS, schema = @Schema(type = "string")))
    void watch(
            Engine engine,
            @Parameter(
                            description =
                                    "The id of the last event seen: state comes first, then what changed since; or reset, if"
                                            + " that is not known any more.")
                    @RequestHeader(name = "Last-Event-ID", required = false)
                    @Nullable
                    String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        watching.watch(engine, (difference, now) -> ImageEvent.of(difference), request, response);
    }
}
