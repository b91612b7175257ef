package dev.longshore.registries;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Asks the same of several things side by side, but of a few only at a time. */
final class FewAtOnce {

    /** How many requests of one kind go to one registry at a time. */
    static final int FEW = 4;

    private FewAtOnce() {}

    /** The answers, in the order of the things. What one throws is thrown when all have ended. */
    static <T, R> List<R> ask(List<T> things, Function<T, R> question) {
        Semaphore turns = new Semaphore(FEW);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<R>> answers = things.stream()
                    .map(thing -> CompletableFuture.supplyAsync(() -> inTurn(turns, thing, question), executor))
                    .toList();
            return answers.stream().map(CompletableFuture::join).toList();
        }
    }

    static <T, R> R inTurn(Semaphore turns, T thing, Function<T, R> question) {
        turns.acquireUninterruptibly();
        try {
            return question.apply(thing);
        } finally {
            turns.release();
        }
    }
}
