package dev.longshore.audit;

import dev.longshore.engine.ChangeOutcome;
import dev.longshore.problem.Conflict;
import dev.longshore.problem.Denied;
import dev.longshore.problem.Failure;
import dev.longshore.problem.Invalid;
import dev.longshore.problem.NotFound;
import dev.longshore.problem.Unavailable;
import dev.longshore.problem.Unexpected;
import dev.longshore.problem.Upstream;
import org.jspecify.annotations.Nullable;

/**
 * How a change ended.
 *
 * @param word {@code done}, {@code refused} (nothing changed), {@code denied} (the caller may not), {@code failed}, or {@code
 *     unknown} where it may have been done
 * @param code the problem's code, null if it was done
 * @param detail in words, null if there is nothing to say
 */
public record Outcome(
        String word, @Nullable String code, @Nullable String detail) {

    /** It was done. */
    public static Outcome done(@Nullable String detail) {
        return new Outcome("done", null, detail);
    }

    /** It was not, or is not known to have been. */
    public static Outcome of(Failure failure) {
        String word = switch (failure) {
            case Denied denied -> "denied";
            case NotFound notFound -> "refused";
            case Conflict conflict -> "refused";
            case Invalid invalid -> "refused";
            case Upstream upstream -> failed(failure);
            case Unavailable unavailable -> failed(failure);
            case Unexpected unexpected -> failed(failure);
        };
        return new Outcome(word, failure.type().code(), failure.detail());
    }

    private static String failed(Failure failure) {
        return ChangeOutcome.isUnknown(failure) ? ChangeOutcome.UNKNOWN.word() : "failed";
    }
}
