package dev.longshore.images;

import dev.longshore.access.Requires;
import dev.longshore.access.Role;
import dev.longshore.audit.Action;
import dev.longshore.audit.Audited;
import dev.longshore.engine.Engine;
import dev.longshore.operations.Asked;
import dev.longshore.operations.Kind;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Problems;
import dev.longshore.representation.Following;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/**
 * What pulls and pushes have in common: found, followed and cancelled. {@link TransferWords} puts the word of the kind where
 * the texts say {@code {transfer}}.
 */
abstract class TransferController {

    static final String JSON = MediaType.APPLICATION_JSON_VALUE;
    static final String EVENTS = MediaType.TEXT_EVENT_STREAM_VALUE;
    static final String TEXT = MediaType.TEXT_PLAIN_VALUE;

    final TransferAnswers answers;
    private final Kind kind;
    private final TransferReads reads;

    TransferController(Kind kind, TransferAnswers answers, TransferReads reads) {
        this.kind = kind;
        this.answers = answers;
        this.reads = reads;
    }

    /** Which of the two it serves. */
    final Kind kind() {
        return kind;
    }

    @GetMapping(produces = JSON)
    @Requires(Role.VIEWER)
    @Operation(operationId = "list{Transfers}", summary = "Lists the {transfers} of the last day, newest first")
    @ApiResponse(
            responseCode = "200",
            description = "The {transfers}.",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = TransferList.class)))
    ResponseEntity<byte[]> list(Engine engine, @ParameterObject TransferListQuery query, HttpServletRequest request) {
        return reads.list(engine, kind, query, request);
    }

    @GetMapping(path = "/{id}", produces = JSON)
    @Requires(Role.VIEWER)
    @Operation(operationId = "get{Transfer}", summary = "Shows a {transfer} as it stands")
    @ApiResponse(
            responseCode = "200",
            description = "The {transfer}.",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = TransferItem.class)))
    @Problems({ProblemType.OPERATION_NOT_FOUND})
    ResponseEntity<byte[]> get(
            Engine engine, @Parameter(description = "The id.") @PathVariable String id, HttpServletRequest request) {
        return reads.one(engine, kind, id, request);
    }

    @GetMapping(
            path = "/{id}/events",
            produces = {EVENTS, TEXT})
    @Requires(Role.VIEWER)
    @Operation(
            operationId = "follow{Transfer}",
            summary = "Follows a {transfer}: a snapshot, then what changes, then how it ended")
    @ApiResponse(
            responseCode = "200",
            description =
                    "Server-sent events. snapshot (a Transfer) comes first; then progress (a TransferProgress: sums, and the"
                            + " layers that changed), or restarted where it may be less than before; at last succeeded,"
                            + " failed, cancelled or interrupted (a Transfer), and the stream ends. A comment comes every 10"
                            + " s where nothing else does. With Accept: text/plain the lines that docker {transfer} prints, and"
                            + " after 20 s of silence one that says how far it is.",
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
        reads.follow(engine, kind, id, form, request, response);
    }

    @DeleteMapping(path = "/{id}", produces = JSON)
    @Requires(Role.OPERATOR)
    @Audited(Action.OPERATION_CANCEL)
    @Operation(
            operationId = "cancel{Transfer}",
            summary =
                    "Cancels a {transfer} for all, if the caller began it or is an admin; else leaves one that was joined")
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
        return answers.cancelled(asked, kind, id, request);
    }
}
