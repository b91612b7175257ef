package dev.longshore.images;

import dev.longshore.operations.Operation;
import dev.longshore.operations.State;
import dev.longshore.problem.Problem;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.ProblemWriter;
import dev.longshore.transfers.TransferResult;
import dev.longshore.transfers.Transfers;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows pulls and pushes as they stand. */
@Component
class TransferItems {

    private final Transfers transfers;
    private final ProblemWriter problems;

    TransferItems(Transfers transfers, ProblemWriter problems) {
        this.transfers = transfers;
        this.problems = problems;
    }

    /** The item for a reader who has no part in it. */
    TransferItem of(Operation operation, HttpServletRequest request) {
        return of(operation, null, request);
    }

    /** The item as it stands, its problem with links that suit this request. */
    TransferItem of(Operation operation, @Nullable Boolean joined, HttpServletRequest request) {
        Problem problem = operation.standing().problem();
        return TransferItem.of(
                operation,
                transfers.request(operation.request()),
                result(operation),
                joined,
                problem == null ? null : problems.body(problem, request));
    }

    private @Nullable TransferResult result(Operation operation) {
        var result = operation.standing().result();
        return result == null ? null : transfers.result(result);
    }

    /** Why one that ended did not succeed. */
    static Problem problem(Operation operation) {
        Problem kept = operation.standing().problem();
        if (kept != null) {
            return kept;
        }
        boolean cancelled = operation.state() == State.CANCELLED;
        return new Problem(
                cancelled ? ProblemType.OPERATION_CANCELLED : ProblemType.OPERATION_INTERRUPTED,
                cancelled
                        ? "The " + operation.kind().word() + " was cancelled."
                        : "The service went down during the " + operation.kind().word() + ". Start it again.",
                Map.of());
    }

    /** What is printed of one under way of which nothing has been heard for a while. */
    static String signOfLife(Operation operation) {
        Integer position = operation.standing().position();
        Integer percent = operation.standing().progress().percent();
        if (position != null) {
            return "Waiting for its turn: number " + position + " in the queue.";
        }
        String how = operation.standing().stalled() ? "Stalled, nothing new comes" : "Still running";
        return percent == null ? how + "." : how + ": " + percent + " %.";
    }

    /**
     * What is left to print of one that ended: how it failed, or the two lines with which a pull ends where they have not
     * been printed.
     *
     * @param printed the last line that was printed, empty if none was
     */
    List<String> lastLines(Operation operation, String printed) {
        return switch (operation.state()) {
            case SUCCEEDED -> lastLines(Objects.requireNonNull(result(operation)), printed);
            case FAILED, CANCELLED, INTERRUPTED ->
                List.of("Error: " + problem(operation).detail());
            case QUEUED, RUNNING -> List.of();
        };
    }

    private static List<String> lastLines(TransferResult result, String printed) {
        String digest = "Digest: " + result.digest();
        String status = "Status: " + result.status();
        if (result.digest() == null || result.status() == null) {
            return printed.isEmpty() && result.digest() != null ? List.of(digest) : List.of();
        }
        return printed.equals(status) ? List.of() : List.of(digest, status);
    }
}
