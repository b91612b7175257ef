package dev.longshore.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.longshore.engine.EngineName;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryLeasesTests {

    private static final EngineName FAR = new EngineName("far");
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Executor threads = task -> Thread.ofVirtual().start(task);

    /** Holds the lease until the latch opens. */
    private CountDownLatch held(MemoryLeases leases, EngineName engine, String... keys) throws InterruptedException {
        CountDownLatch holds = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        threads.execute(() -> leases.holding(engine, List.of(keys), () -> {
            holds.countDown();
            return await(end);
        }));
        holds.await();
        return end;
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void eventually(MemoryLeases leases, int size) throws InterruptedException {
        for (int tries = 0; leases.size() != size && tries < 1000; tries++) {
            Thread.sleep(5);
        }
        assertThat(leases.size()).isEqualTo(size);
    }

    @Test
    void thoseWhoWantTheSameThingComeOneAfterTheOther() {
        MemoryLeases leases = new MemoryLeases(LONG);
        List<Integer> count = new ArrayList<>();
        List<CompletableFuture<Void>> all = IntStream.range(0, 50)
                .mapToObj(n -> CompletableFuture.runAsync(
                        () -> leases.holding(EngineName.LOCAL, List.of("a"), () -> count.add(count.size())), threads))
                .toList();
        all.forEach(CompletableFuture::join);
        assertThat(count).hasSize(50).isSorted().doesNotHaveDuplicates();
        assertThat(leases.size()).isZero();
    }

    @Test
    void theyGetItInTheOrderTheyCame() throws InterruptedException {
        MemoryLeases leases = new MemoryLeases(LONG);
        CountDownLatch end = held(leases, EngineName.LOCAL, "a");
        List<Integer> order = new CopyOnWriteArrayList<>();
        List<CompletableFuture<Void>> waiting = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            int me = n;
            CompletableFuture<Thread> thread = new CompletableFuture<>();
            waiting.add(CompletableFuture.runAsync(
                    () -> {
                        thread.complete(Thread.currentThread());
                        leases.holding(EngineName.LOCAL, List.of("a"), () -> order.add(me));
                    },
                    threads));
            Thread waits = thread.join();
            while (waits.getState() != Thread.State.TIMED_WAITING) {
                Thread.sleep(1);
            }
        }
        end.countDown();
        waiting.forEach(CompletableFuture::join);
        assertThat(order).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void whoWaitsTooLongDoesNothing() throws InterruptedException {
        MemoryLeases leases = new MemoryLeases(Duration.ofMillis(50));
        CountDownLatch end = held(leases, EngineName.LOCAL, "b");
        List<String> done = new ArrayList<>();
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> leases.holding(EngineName.LOCAL, List.of("a", "b"), () -> done.add("never")))
                .satisfies(failure -> {
                    assertThat(failure.type()).isEqualTo(ProblemType.ENGINE_BUSY);
                    assertThat(failure.detail()).contains("b").contains("local");
                    assertThat(failure.members().get("retryAfterSeconds"))
                            .isInstanceOfSatisfying(
                                    Number.class,
                                    seconds -> assertThat(seconds.longValue()).isPositive());
                });
        assertThat(done).isEmpty();
        assertThat(leases.size()).as("what was held first is given back").isEqualTo(1);
        end.countDown();
        eventually(leases, 0);
    }

    @Test
    void anotherThingAndAnotherEngineAreFree() throws InterruptedException {
        MemoryLeases leases = new MemoryLeases(Duration.ofMillis(50));
        CountDownLatch end = held(leases, EngineName.LOCAL, "a");
        assertThat(leases.holding(EngineName.LOCAL, List.of("b"), () -> "b")).isEqualTo("b");
        assertThat(leases.holding(FAR, List.of("a"), () -> "far")).isEqualTo("far");
        end.countDown();
        eventually(leases, 0);
    }

    @Test
    void anExceptionInsideGivesItBack() {
        MemoryLeases leases = new MemoryLeases(LONG);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> leases.holding(EngineName.LOCAL, List.of("a", "b"), () -> {
                    throw new IllegalStateException("broken");
                }));
        assertThat(leases.size()).isZero();
        assertThat(leases.holding(EngineName.LOCAL, List.of("a"), () -> 1)).isEqualTo(1);
    }

    @Test
    void whoIsInterruptedStaysInterrupted() throws InterruptedException {
        MemoryLeases leases = new MemoryLeases(LONG);
        CountDownLatch end = held(leases, EngineName.LOCAL, "a");
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> leases.holding(EngineName.LOCAL, List.of("a"), () -> 1));
        assertThat(Thread.interrupted()).isTrue();
        end.countDown();
        eventually(leases, 0);
    }
}
