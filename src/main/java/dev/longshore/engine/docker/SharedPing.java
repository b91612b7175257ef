package dev.longshore.engine.docker;

import dev.longshore.problem.Failure;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A ping that all share who want to know at the same time whether an engine answers. */
final class SharedPing {

    private final Runnable ping;
    private final AtomicReference<@Nullable CompletableFuture<Void>> running = new AtomicReference<>();

    SharedPing(Runnable ping) {
        this.ping = ping;
    }

    /**
     * Returns once the engine has answered a ping.
     *
     * @throws Failure why it did not
     */
    void await() {
        CompletableFuture<Void> own = new CompletableFuture<>();
        CompletableFuture<Void> other = running.compareAndExchange(null, own);
        if (other == null) {
            run(own);
        }
        join(other == null ? own : other);
    }

    private void run(CompletableFuture<Void> result) {
        try {
            ping.run();
            result.complete(null);
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
        } finally {
            running.set(null);
        }
    }

    private static void join(CompletableFuture<Void> result) {
        try {
            result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Failure failure) {
                throw failure;
            }
            throw e;
        }
    }
}
