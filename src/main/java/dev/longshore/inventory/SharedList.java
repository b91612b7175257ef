package dev.longshore.inventory;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets readers share a costly list without giving anyone one that started before they came: at most one runs and at most
 * one waits to start, which all who come meanwhile share.
 */
final class SharedList<T> {

    private final Supplier<T> list;
    private final Executor executor;
    private @Nullable CompletableFuture<T> running;
    private @Nullable CompletableFuture<T> waiting;

    SharedList(Supplier<T> list, Executor executor) {
        this.list = list;
        this.executor = executor;
    }

    /** A list that starts now or later. */
    synchronized CompletableFuture<T> next() {
        if (running == null) {
            running = new CompletableFuture<>();
            start(running);
            return running;
        }
        if (waiting == null) {
            waiting = new CompletableFuture<>();
        }
        return waiting;
    }

    private void start(CompletableFuture<T> result) {
        executor.execute(() -> run(result));
    }

    private void run(CompletableFuture<T> result) {
        try {
            result.complete(list.get());
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
        } finally {
            startWaiting();
        }
    }

    private synchronized void startWaiting() {
        running = waiting;
        waiting = null;
        if (running != null) {
            start(running);
        }
    }
}
