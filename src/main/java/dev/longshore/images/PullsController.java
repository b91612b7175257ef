package dev.longshore.images;

import dev.longshore.access.Requires;
import dev.longshore.access.Role;
import dev.longshore.audit.Action;
import dev.longshore.audit.Audited;
import dev.longshore.operations.Asked;
import dev.longshore.operations.IdempotencyKey;
import dev.longshore.operations.Kind;
import dev.longshore.operations.Started;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Problems;
import dev.longshore.representation.Following;
import dev.longshore.representation.Prefer;
import dev.longshore.transfers.Pull;
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

/** Pulls: begun, found, followed and cancelled. */
@RestController
@RequestMapping("/images/pulls")
@Tag(name = "pulls", description = "Images that are pulled: work that goes on whatever becomes of its callers.")
class PullsController extends TransferController {

    private final Transfers transfers;

    PullsController(Transfers transfers, TransferAnswers answers, TransferReads reads) {
        super(Kind.PULL, answers, reads);
        this.transfers = transfers;
    }

    @PostMapping(
            consumes = JSON,
            produces = {JSON, EVENTS, TEXT})
    @Requires(Role.OPERATOR)
    @Audited(Action.IMAGE_PULL)
    @Operation(
            operationId = "startPull",
            summary =
                    "Begins a pull, as docker pull does, or joins the same one under way; it goes on without its caller")
    @TransferStart
    @Problems({ProblemType.MANIFEST_NOT_FOUND, ProblemType.PLATFORM_NOT_AVAILABLE, ProblemType.PLATFORM_MISMATCH})
    @Nullable
    ResponseEntity<TransferItem> start(
            Asked asked,
            @RequestBody PullRequest body,
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
        Pull pull = body.pull();
        IdempotencyKey key =
                IdempotencyKey.of(idempotencyKey, List.of(kind(), asked.engine().name(), body.identity()));
        Started started = transfers.pull(asked, pull, key);
        return answers.started(asked, started, form, prefer, request, response);
    }
}
