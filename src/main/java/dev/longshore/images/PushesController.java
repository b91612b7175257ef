package dev.longshore.images;

import dev.longshore.access.Requires;
import dev.longshore.access.Role;
import dev.longshore.audit.Action;
import dev.longshore.audit.Audited;
import dev.longshore.operations.Asked;
import dev.longshore.operations.IdempotencyKey;
import dev.longshore.operations.Kind;
import dev.longshore.operations.Started;
import dev.longshore.reference.ImageReference;
import dev.longshore.representation.Following;
import dev.longshore.representation.Prefer;
import dev.longshore.transfers.Transfers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Pushes: begun, found, followed and cancelled. */
@RestController
@RequestMapping("/images/pushes")
@Tag(name = "pushes", description = "Tags that are pushed: work that goes on whatever becomes of its callers.")
class PushesController extends TransferController {

    private final Transfers transfers;

    PushesController(Transfers transfers, TransferAnswers answers, TransferReads reads) {
        super(Kind.PUSH, answers, reads);
        this.transfers = transfers;
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
    @TransferStart
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
        IdempotencyKey key =
                IdempotencyKey.of(idempotencyKey, List.of(kind(), asked.engine().name(), body.identity()));
        Started started = transfers.push(asked, tag, body.login(tag), key);
        return answers.started(asked, started, form, prefer, request, response);
    }
}
