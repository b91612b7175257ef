package dev.longshore.fakes;

import dev.longshore.engine.Ending;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Unexpected;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A call without a deadline that a test plays. */
final class Played {

    private Played() {}

    /** Tells who waits that the call has begun, and blocks until the test ends it, or somebody its ending. */
    static void until(CompletableFuture<Boolean> end, Ending ending, Runnable begin) {
        ending.byRunning(() -> end.completeExceptionally(ending.reason().orElseThrow()));
        begin.run();
        try {
            end.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Failure failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unexpected(ProblemType.INTERNAL, "interrupted", e);
        } finally {
            ending.byRunning(null);
        }
    }
}
