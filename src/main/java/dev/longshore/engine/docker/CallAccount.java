package dev.longshore.engine.docker;

import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import java.util.function.Supplier;

/** What each call leaves behind: how long it took, how it ended, and what that says of the engine. */
record CallAccount(EngineState state, CallMeter meter) {

    <T> T of(CallKind kind, Supplier<T> call) {
        long start = System.nanoTime();
        String outcome = ProblemType.INTERNAL.code();
        try {
            T result = call.get();
            state.answered();
            outcome = "ok";
            return result;
        } catch (Failure e) {
            state.failed(kind, e);
            outcome = e.type().code();
            throw e;
        } finally {
            meter.record(kind, outcome, System.nanoTime() - start);
        }
    }
}
