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
        CompletableFuture.supplyAsync(list, executor).whenComplete((value, failure) -> {
            startWaiting();
            if (failure == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(failure);
            }
        });
    }

    private synchronized void startWaiting() {
        running = waiting;
        waiting = null;
        if (running != null) {
            start(running);
        }
    }
}
