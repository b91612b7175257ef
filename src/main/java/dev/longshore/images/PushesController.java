package dev.longshore.images;

import dev.longshore.access.Requires;
import dev.longshore.access.Role;
import dev.longshore.audit.Action;
import dev.longshore.audit.Audited;
import dev.longshore.engine.Engine;
import dev.longshore.operations.Asked;
import dev.longshore.operations.IdempotencyKey;
import dev.longshore.operations.Kind;
import dev.longshore.operations.Started;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Problems;
import dev.longshore.reference.ImageReference;
import dev.longshore.representation.Following;
import dev.longshore.representation.Prefer;
import dev.longshore.transfers.Transfers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Pushes: begun, found, followed and cancelled. */
@RestController
@RequestMapping("/images/pushes")
@Tag(name = "pushes", description = "Tags that are pushed: work that goes on whatever becomes of its callers.")
class PushesController {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
    private static final String EVENTS = MediaType.TEXT_EVENT_STREAM_VALUE;
    private static final String TEXT = MediaType.TEXT_PLAIN_VALUE;

    private final Transfers transfers;
    private final TransferAnswers answers;
    private final TransferReads reads;

    PushesController(Transfers transfers, TransferAnswers answers, TransferReads reads) {
        this.transfers = transfers;
        this.answers = answers;
        this.reads = reads;
    }

    @PostMapping(
            consumes = JSON,
            produces = {JSON, EVENTS, TEXT})
    @Requires(Role.OPERATOR)
    @Audited(Action.IMAGE_PUSH)
    @Operation(
            operationId = "startPush",
            summary =
                    "Begins a push of a tag, as docker push does, or joins the same one under way; it goes on without its caller")
    @ApiResponse(
            responseCode = "200",
            description =
                    "It has ended well while the request waited (Prefer: wait=30). With Accept: text/event-stream or text/plain"
                            + " it is followed in this answer.",
            content = {
                @Content(mediaType = JSON, schema = @Schema(implementation = TransferItem.class)),
                @Content(mediaType = EVENTS, schema = @Schema(type = "string")),
                @Content(mediaType = TEXT, schema = @Schema(type = "string"))
            })
    @ApiResponse(
            responseCode = "202",
            description = "It is under way, begun by this request or joined by it.",
            headers = @Header(name = "Location", description = "Where it is.", schema = @Schema(type = "string")),
            content = @Content(mediaType = JSON, schema = @Schema(implementation = TransferItem.class)))
    @Problems({
        ProblemType.OPERATION_CANCELLED,
        ProblemType.OPERATION_INTERRUPTED,
        ProblemType.IDEMPOTENCY_MISMATCH,
        ProblemType.TOO_MANY_OPERATIONS,
        ProblemType.IMAGE_NOT_FOUND,
        ProblemType.INVALID_REFERENCE,
        ProblemType.REGISTRY_RATE_LIMITED,
        ProblemType.REGISTRY_UNREACHABLE,
        ProblemType.REGISTRY_FAILED,
        ProblemType.REGISTRY_TLS,
        ProblemType.REGISTRY_AUTH_REQUIRED,
        ProblemType.REGISTRY_AUTH_FAILED,
        ProblemType.REGISTRY_DENIED_OR_NOT_FOUND,
        ProblemType.MANIFEST_INVALID,
        ProblemType.PULL_STALLED
    })
    @Nullable
    ResponseEntity<TransferItem> start(
            Asked asked,
            @RequestBody PushRequest body,
            @Parameter(description = "A key of the caller's own: the same request with it is carried out once.")
                    @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable
                    String idempotencyKey,
            @Parameter(description = "wait=30 waits up to 30 s for the end; at most 300.")
                    @RequestHeader(name = Prefer.HEADER, required = false)
                    @Nullable
                    String prefer,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable
                    String accept,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        Following form = Following.accepted(accept, List.of(Following.JSON, Following.EVENTS, Following.TEXT));
        Prefer.waiting(prefer);
        ImageReference tag = body.tag();
        IdempotencyKey key = IdempotencyKey.of(
                idempotencyKey, List.of(Kind.PUSH, asked.engine().name(), body.identity()));
        Started started = transfers.push(asked, tag, body.login(tag), key);
        return answers.started(asked, started, form, prefer, request, response);
    }

    @GetMapping(produces = JSON)
    @Requires(Role.VIEWER)
    @Operation(operationId = "listPushes", summary = "Lists the pushes of the last day, newest first")
    @ApiResponse(
            responseCode = "200",
            description = "The pushes.",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = TransferList.class)))
    ResponseEntity<byte[]> list(
            Engine engine, @ModelAttribute @ParameterObject TransferListQuery query, HttpServletRequest request) {
        return reads.list(engine, Kind.PUSH, query, request);
    }

    @GetMapping(path = "/{id}", produces = JSON)
    @Requires(Role.VIEWER)
    @Operation(operationId = "getPush", summary = "Shows a push as it stands")
    @ApiResponse(
            responseCode = "200",
            description = "The push.",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = TransferItem.class)))
    @Problems({ProblemType.OPERATION_NOT_FOUND})
    ResponseEntity<byte[]> get(
            Engine engine, @Parameter(description = "The id.") @PathVariable String id, HttpServletRequest request) {
        return reads.one(engine, Kind.PUSH, id, request);
    }

    @GetMapping(
            path = "/{id}/events",
            produces = {EVENTS, TEXT})
    @Requires(Role.VIEWER)
    @Operation(operationId = "followPush", summary = "Follows a push: a snapshot, then what changes, then how it ended")
    @ApiResponse(
            responseCode = "200",
            description =
                    "Server-sent events. snapshot (a Transfer) comes first; then progress (a TransferProgress: sums, and the"
                            + " layers that changed), or restarted where it may be less than before; at last succeeded,"
                            + " failed, cancelled or interrupted (a Transfer), and the stream ends. A comment comes every 10"
                            + " s where nothing else does. With Accept: text/plain the lines that docker push prints.",
            content = {
                @Content(mediaType = EVENTS, schema = @Schema(type = "string")),
                @Content(mediaType = TEXT, schema = @Schema(type = "string"))
            })
    @ApiResponse(
            responseCode = "204",
            description = "Last-Event-ID is that of the last event: there is no more, and nothing to come back for.")
    @Problems({ProblemType.OPERATION_NOT_FOUND})
    void follow(
            Engine engine,
            @Parameter(description = "The id.") @PathVariable String id,
            @Parameter(description = "The id of the last event seen: what came since follows, without a snapshot.")
                    @RequestHeader(name = "Last-Event-ID", required = false)
                    @Nullable
                    String lastEventId,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable
                    String accept,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        Following form = Following.accepted(accept, List.of(Following.EVENTS, Following.TEXT));
        reads.follow(engine, Kind.PUSH, id, form, request, response);
    }

    @DeleteMapping(path = "/{id}", produces = JSON)
    @Requires(Role.OPERATOR)
    @Audited(Action.OPERATION_CANCEL)
    @Operation(
            operationId = "cancelPush",
            summary = "Cancels a push for all, if the caller began it or is an admin; else leaves one that was joined")
    @ApiResponse(
            responseCode = "200",
            description = "It is cancelled; or joined is false: the caller has left it, and it goes on for others.",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = TransferItem.class)))
    @ApiResponse(
            responseCode = "202",
            description = "It is to end, and has not within 2 s.",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = TransferItem.class)))
    @Problems({ProblemType.OPERATION_NOT_FOUND, ProblemType.OPERATION_FINISHED})
    ResponseEntity<TransferItem> cancel(
            Asked asked, @Parameter(description = "The id.") @PathVariable String id, HttpServletRequest request)
            throws InterruptedException {
        return answers.cancelled(asked, Kind.PUSH, id, request);
    }
}
