package dev.longshore.audit;

import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Unexpected;
import java.util.function.Function;
import java.util.function.Supplier;

/** The record of changes. */
public interface Audit {

    /**
     * Writes down that a change is about to be made. Nothing is changed without it.
     *
     * @throws dev.longshore.problem.Unavailable {@code store-busy} if it cannot be written now
     * @throws dev.longshore.problem.Upstream {@code store-full}
     */
    Intent intent(Actor actor, Change change);

    /** A change that was written down and whose end is to be written, too. */
    interface Intent {

        /** Writes how it ended; before the answer goes out. A second end is a defect. */
        void outcome(Outcome outcome);
    }

    /**
     * Makes a change between its intent and its outcome.
     *
     * @param work the change; what it throws is its outcome and is thrown on
     * @param detail what to say of its result
     */
    default <T> T during(Actor actor, Change change, Supplier<T> work, Function<T, String> detail) {
        Intent intent = intent(actor, change);
        T result;
        try {
            result = work.get();
        } catch (Failure failure) {
            intent.outcome(Outcome.of(failure));
            throw failure;
        } catch (RuntimeException e) {
            intent.outcome(Outcome.of(new Unexpected(ProblemType.INTERNAL, e.toString(), e)));
            throw e;
        }
        intent.outcome(Outcome.done(detail.apply(result)));
        return result;
    }
}
