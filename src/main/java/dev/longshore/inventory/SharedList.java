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
            CompletableFuture<T> first = new CompletableFuture<>();
            start(first);
            return first;
        }
        if (waiting == null) {
            waiting = new CompletableFuture<>();
        }
        return waiting;
    }

    private void start(CompletableFuture<T> result) {
        running = result;
        try {
            executor.execute(() -> run(result));
        } catch (RuntimeException | Error e) {
            running = null;
            result.completeExceptionally(e);
        }
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
        CompletableFuture<T> next = waiting;
        running = null;
        waiting = null;
        if (next != null) {
            start(next);
        }
    }
}
