package dev.longshore.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longshore.engine.EngineName;
import dev.longshore.fakes.HandClock;
import dev.longshore.fakes.ListedEngine;
import dev.longshore.fakes.Rows;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Unavailable;
import dev.longshore.problem.Upstream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ListedSnapshotsTests {

    private final Upstream forbidden = new Upstream(ProblemType.ENGINE_ACCESS_DENIED, "a proxy said no");
    private final Unavailable down = new Unavailable(ProblemType.ENGINE_UNREACHABLE, "down");

    private final HandClock clock = new HandClock();
    private final ListedEngine engine = new ListedEngine();
    private final ListedSnapshots snapshots = new ListedSnapshots(clock);

    private Snapshot current() {
        return snapshots.current(engine, Freshness.any());
    }

    @Test
    void eachReadListsAnewAndSaysWhen() {
        assertThat(current().images()).hasSize(1);
        engine.images = List::of;
        clock.pass(Duration.ofSeconds(5));
        Snapshot second = snapshots.current(engine, Freshness.startedAfter(clock.instant()));
        assertThat(second.images()).isEmpty();
        assertThat(second.startedAt()).isEqualTo(Rows.NOW.plusSeconds(5));
        assertThat(engine.lists()).isEqualTo(2);
    }

    @Test
    void theLastIsKeptForThoseWhoMustNotAsk() {
        assertThat(snapshots.last(EngineName.LOCAL)).isEmpty();
        Snapshot current = current();
        assertThat(snapshots.last(EngineName.LOCAL)).containsSame(current);
        assertThat(engine.lists()).isEqualTo(1);
    }

    @Test
    void theLastIsShownToThoseWhoAcceptItWhereTheEngineCannotBeListed() {
        Freshness young = new Freshness.AtMostOld(Duration.ofSeconds(10));
        Snapshot first = snapshots.current(engine, young);
        assertThat(first.age()).isNull();
        clock.pass(Duration.ofSeconds(10));
        engine.images = () -> {
            throw down;
        };
        assertThat(snapshots.current(engine, young).age()).isEqualTo(Duration.ofSeconds(10));
        clock.pass(Duration.ofMillis(1));
        assertThatThrownBy(() -> snapshots.current(engine, young)).isSameAs(down);
    }

    @Test
    void failuresReachTheReaderAsTheyAreAndTheLastStays() {
        Snapshot before = current();
        engine.containers = () -> {
            throw down;
        };
        assertThatThrownBy(this::current).isSameAs(down);
        engine.containers = List::of;
        engine.images = () -> {
            throw down;
        };
        assertThatThrownBy(this::current).isSameAs(down);
        assertThat(snapshots.last(EngineName.LOCAL)).containsSame(before);
        engine.images = List::of;
        assertThat(current().images()).isEmpty();
    }

    @Test
    void whereContainersAreForbiddenImagesAreStillListed() {
        engine.containers = () -> {
            throw forbidden;
        };
        Snapshot snapshot = current();
        assertThat(snapshot.images()).hasSize(1);
        assertThat(snapshot.images().getFirst().containers()).isNull();
        assertThatThrownBy(snapshot::containers).isSameAs(forbidden);
    }

    @Test
    void whereImagesAreForbiddenContainersAreStillListed() {
        engine.images = () -> {
            throw forbidden;
        };
        Snapshot snapshot = current();
        assertThat(snapshot.containers()).hasSize(1);
        assertThatThrownBy(snapshot::images).isSameAs(forbidden);
    }

    @Test
    void whoComesWhileAListRunsGetsTheNextOne() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        engine.images = () -> {
            began.countDown();
            await(goOn);
            return List.of(Rows.image("a", "old:1"));
        };
        CompletableFuture<Snapshot> first = CompletableFuture.supplyAsync(this::current);
        await(began);
        engine.images = () -> List.of(Rows.image("a", "new:1"));
        CompletableFuture<Snapshot> second = CompletableFuture.supplyAsync(this::current);
        assertThat(second.copy()
                        .completeOnTimeout(first(), 100, TimeUnit.MILLISECONDS)
                        .get())
                .isNotNull();
        assertThat(engine.lists()).as("the second waits for the first to end").isEqualTo(1);
        goOn.countDown();
        assertThat(tagOf(first.get())).isEqualTo("old:1");
        assertThat(tagOf(second.get())).isEqualTo("new:1");
    }

    @Test
    void whoComesWhileAListHangsWaitsNoLongerThanOneListMayTake() {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        engine.listDeadline = Duration.ofMillis(300);
        CompletableFuture<Snapshot> first = hanging(began, goOn);
        long start = System.nanoTime();
        assertThatThrownBy(this::current)
                .isInstanceOfSatisfying(
                        Upstream.class, late -> assertThat(late.type()).isEqualTo(ProblemType.ENGINE_TIMEOUT));
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(300), Duration.ofSeconds(5));
        goOn.countDown();
        assertThat(first.handle((snapshot, late) -> true).join()).isTrue();
        assertThat(current().images()).as("the lists go on").isEmpty();
    }

    @Test
    void anEngineThatIsKnownNotToAnswerIsNotWaitedForBehindTheListThatHangs() {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<Snapshot> first = hanging(began, goOn);
        engine.sign = () -> {
            throw down;
        };
        assertThatThrownBy(this::current).isSameAs(down);
        goOn.countDown();
        assertThat(first.join().images()).isEmpty();
    }

    @Test
    void aListHasEndedOnlyWhenItsSlowerHalfHas() {
        CountDownLatch goOn = new CountDownLatch(1);
        engine.images = () -> {
            throw down;
        };
        engine.containers = () -> {
            await(goOn);
            return List.of();
        };
        CompletableFuture<Snapshot> first = CompletableFuture.supplyAsync(this::current);
        assertThatThrownBy(
                        () -> first.copy().orTimeout(200, TimeUnit.MILLISECONDS).join())
                .hasCauseInstanceOf(java.util.concurrent.TimeoutException.class);
        goOn.countDown();
        assertThatThrownBy(first::join).hasCause(down);
    }

    private static Snapshot first() {
        return Rows.snapshot();
    }

    private static String tagOf(Snapshot snapshot) {
        return snapshot.images().getFirst().tags().getFirst().familiar();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A list that has begun, and ends when it may go on. */
    private CompletableFuture<Snapshot> hanging(CountDownLatch began, CountDownLatch goOn) {
        engine.images = () -> {
            began.countDown();
            await(goOn);
            return List.of();
        };
        CompletableFuture<Snapshot> list = CompletableFuture.supplyAsync(this::current);
        await(began);
        return list;
    }
}
