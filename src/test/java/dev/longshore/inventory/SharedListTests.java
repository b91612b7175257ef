package dev.longshore.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class SharedListTests {

    /** Runs nothing before it is told to. */
    private final Deque<Runnable> started = new ArrayDeque<>();

    private final AtomicInteger lists = new AtomicInteger();

    private final SharedList<Integer> list = new SharedList<>(lists::incrementAndGet, started::add);

    private void runOne() {
        started.remove().run();
    }

    @Test
    void theFirstStartsAList() {
        CompletableFuture<Integer> first = list.next();
        assertThat(started).hasSize(1);
        assertThat(first).isNotDone();
        runOne();
        assertThat(first).isCompletedWithValue(1);
    }

    @Test
    void whoComesWhileOneRunsWaitsForTheNextTogether() {
        CompletableFuture<Integer> first = list.next();
        CompletableFuture<Integer> second = list.next();
        CompletableFuture<Integer> third = list.next();
        assertThat(second).isSameAs(third).isNotSameAs(first);
        assertThat(started).as("at most one runs").hasSize(1);
        runOne();
        assertThat(second).isNotDone();
        assertThat(started).as("the waiting one has started").hasSize(1);
        assertThat(list.next()).as("that started before this reader came").isNotSameAs(second);
        runOne();
        assertThat(second).isCompletedWithValue(2);
    }

    @Test
    void afterAllHaveEndedANewOneStarts() {
        CompletableFuture<Integer> first = list.next();
        runOne();
        assertThat(first).isDone();
        CompletableFuture<Integer> next = list.next();
        runOne();
        assertThat(next).isCompletedWithValue(2);
        assertThat(started).isEmpty();
    }

    @Test
    void aFailureReachesAllWhoWaitedForItAndTheNextWorks() {
        List<String> outcomes = new ArrayList<>(List.of("fails", "works"));
        SharedList<String> failing = new SharedList<>(
                () -> {
                    String outcome = outcomes.removeFirst();
                    if (outcome.equals("fails")) {
                        throw new IllegalStateException(outcome);
                    }
                    return outcome;
                },
                started::add);
        CompletableFuture<String> first = failing.next();
        CompletableFuture<String> second = failing.next();
        runOne();
        assertThatThrownBy(first::join).hasRootCauseMessage("fails");
        runOne();
        assertThat(second).isCompletedWithValue("works");
    }

    @Test
    void anErrorDoesNotBlockTheNextEither() {
        SharedList<String> failing = new SharedList<>(
                () -> {
                    throw new StackOverflowError("deep");
                },
                started::add);
        CompletableFuture<String> first = failing.next();
        runOne();
        assertThatThrownBy(first::join).hasCauseInstanceOf(StackOverflowError.class);
        assertThat(failing.next()).isNotDone();
        assertThat(started).hasSize(1);
    }

    @Test
    void aListThatCannotBeStartedFailsAndDoesNotBlockTheNext() {
        AtomicInteger refusals = new AtomicInteger(1);
        SharedList<Integer> refused = new SharedList<>(lists::incrementAndGet, task -> {
            if (refusals.getAndDecrement() > 0) {
                throw new RejectedExecutionException("full");
            }
            task.run();
        });
        CompletableFuture<Integer> first = refused.next();
        assertThatThrownBy(first::join).hasRootCauseMessage("full");
        assertThat(refused.next()).isCompletedWithValue(1);
    }

    @Test
    void nobodyGetsAListThatStartedBeforeHeCame() throws Exception {
        AtomicLong clock = new AtomicLong();
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            SharedList<Long> shared = new SharedList<>(
                    () -> {
                        long start = clock.incrementAndGet();
                        most.accumulateAndGet(running.incrementAndGet(), Math::max);
                        LockSupport.parkNanos(1000);
                        running.decrementAndGet();
                        return start;
                    },
                    executor);
            List<CompletableFuture<Boolean>> readers = new ArrayList<>();
            for (int reader = 0; reader < 2000; reader++) {
                readers.add(CompletableFuture.supplyAsync(
                        () -> {
                            long came = clock.incrementAndGet();
                            return shared.next().join() > came;
                        },
                        executor));
            }
            for (CompletableFuture<Boolean> reader : readers) {
                assertThat(reader.get()).isTrue();
            }
        }
        assertThat(most).as("at most one runs").hasValue(1);
    }
}
