package dev.longshore.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longshore.engine.EngineEvent;
import dev.longshore.engine.EngineStatus;
import dev.longshore.engine.ImageRow;
import dev.longshore.fakes.FakeEngine;
import dev.longshore.fakes.FakeEvents;
import dev.longshore.fakes.Rows;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Unavailable;
import dev.longshore.problem.Upstream;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageReference;
import dev.longshore.testkit.Eventually;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeptSnapshotsTests {

    private static final ImageReference APP = ImageReference.parse("app:1");

    private final Clock clock = Clock.systemUTC();
    private final FakeEngine engine = new FakeEngine("local");
    private final AtomicInteger lists = new AtomicInteger();
    private final KeptSnapshots snapshots =
            new KeptSnapshots(new ListedSnapshots(clock), clock, new InventoryProperties(Duration.ofMinutes(1)));

    @BeforeEach
    void listsAreCounted() {
        engine.beforeList = lists::incrementAndGet;
        become(Rows.image("a", "app:1"));
    }

    @AfterEach
    void end() {
        snapshots.destroy();
    }

    private void become(ImageRow... rows) {
        engine.images.clear();
        engine.images.addAll(List.of(rows));
    }

    private FakeEvents.Stream live() throws InterruptedException {
        engine.events().open();
        Thread reader = Thread.ofVirtual().start(this::now);
        FakeEvents.Stream stream = engine.events().next();
        stream.sink().opened(null);
        reader.join();
        return stream;
    }

    private Snapshot now() {
        return snapshots.current(engine, Freshness.any());
    }

    private Snapshot listedNow() {
        return snapshots.current(engine, Freshness.startedAfter(clock.instant()));
    }

    private static EngineEvent happened(String digits, @Nullable ImageReference name) {
        return new EngineEvent.OnImage("tag", Rows.imageId(digits), name, null);
    }

    private List<ImageId> ids() {
        return now().images().stream().map(Image::id).sorted().toList();
    }

    private void appIs(String digits) {
        assertThat(now().image(APP).map(Image::id)).contains(Rows.imageId(digits));
    }

    @Test
    void whatIsToldIsReadOnItsOwnAndShown() throws InterruptedException {
        FakeEvents.Stream stream = live();
        engine.images.add(Rows.image("b", "app:2"));
        stream.sink().event(happened("b", null));
        Eventually.passes(() -> assertThat(ids()).containsExactly(Rows.imageId("a"), Rows.imageId("b")));
        become(Rows.image("b", "app:2"));
        stream.sink().event(happened("a", null));
        Eventually.passes(() -> assertThat(ids()).containsExactly(Rows.imageId("b")));
        assertThat(lists).hasValue(1);
    }

    @Test
    void whatNobodyTellsIsNotSeenUntilSomebodyAsksForAList() throws InterruptedException {
        live();
        engine.images.add(Rows.image("b"));
        assertThat(ids()).hasSize(1);
        assertThat(listedNow().images()).hasSize(2);
        assertThat(ids()).hasSize(2);
        assertThat(lists).hasValue(2);
    }

    @Test
    void whoLosesANameToAnotherLosesItThoughNobodySaysSo() throws InterruptedException {
        FakeEvents.Stream stream = live();
        become(Rows.image("a"), Rows.image("b", "app:1"));
        stream.sink().event(happened("b", null));
        Eventually.passes(() -> appIs("b"));
        assertThat(now().image(Rows.imageId("a")).map(Image::dangling)).contains(true);
    }

    @Test
    void aContainerThatIsToldBeforeItShowsIsLookedAtOnceMore() throws InterruptedException {
        FakeEvents.Stream stream = live();
        stream.sink().event(new EngineEvent.OnContainer("create", Rows.containerId("c"), null, null));
        snapshots.reread(engine, Set.of(new Key.OfImage(Rows.imageId("a"))));
        engine.containers.add(Rows.container("c", "a", "/one"));
        Eventually.passes(() -> assertThat(now().containers()).hasSize(1));
        assertThat(lists).hasValue(1);
    }

    @Test
    void aChangeDuringAListIsNotUndoneByIt() throws InterruptedException {
        FakeEvents.Stream stream = live();
        ImageRow old = engine.images.getFirst();
        CountDownLatch listing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        engine.listed = rows -> {
            listing.countDown();
            await(goOn);
            return List.of(old);
        };
        Thread asking = Thread.ofVirtual().start(this::listedNow);
        await(listing);
        become(Rows.image("a", "app:2"), Rows.image("b", "app:1"));
        stream.sink().event(happened("b", APP));
        Eventually.passes(() -> appIs("b"));
        goOn.countDown();
        asking.join();
        appIs("b");
        assertThat(now().image(Rows.imageId("a")).orElseThrow().tags()).containsExactly(ImageReference.parse("app:2"));
    }

    @Test
    void whatIsReadDuringAListIsNotReadAgainForIt() throws InterruptedException {
        FakeEvents.Stream stream = live();
        List<ImageRow> old = List.copyOf(engine.images);
        AtomicInteger reads = new AtomicInteger();
        engine.beforeRow = reads::incrementAndGet;
        CountDownLatch listing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        engine.listed = rows -> {
            listing.countDown();
            await(goOn);
            return old;
        };
        Thread asking = Thread.ofVirtual().start(this::listedNow);
        await(listing);
        become(Rows.image("a"), Rows.image("b", "app:1"));
        stream.sink().event(happened("b", APP));
        Eventually.passes(() -> appIs("b"));
        int both = 2;
        assertThat(reads).hasValue(both);
        goOn.countDown();
        asking.join();
        appIs("b");
        assertThat(reads).hasValue(both);
    }

    @Test
    void afterAGapAllIsListedAnew() throws InterruptedException {
        FakeEvents.Stream stream = live();
        engine.images.add(Rows.image("b"));
        stream.fail(new Unavailable(ProblemType.ENGINE_UNREACHABLE, "it broke"));
        engine.events().next().sink().opened(null);
        Eventually.passes(() -> assertThat(ids()).hasSize(2));
    }

    @Test
    void whatCannotBeReadMeansAList() throws InterruptedException {
        FakeEvents.Stream stream = live();
        engine.images.add(Rows.image("b"));
        stream.sink().missed();
        Eventually.passes(() -> assertThat(ids()).hasSize(2));
        assertThat(lists).hasValue(2);
    }

    @Test
    void whereEventsAreClosedEachReadLists() {
        assertThat(ids()).hasSize(1);
        engine.images.add(Rows.image("b"));
        assertThat(ids()).hasSize(2);
    }

    @Test
    void anEngineThatDoesNotAnswerIsNotShown() throws InterruptedException {
        live();
        EngineStatus up = engine.status();
        Unavailable down = new Unavailable(ProblemType.ENGINE_UNREACHABLE, "gone");
        engine.becomes(new EngineStatus.Unreachable(down));
        assertThatThrownBy(this::now).isSameAs(down);
        engine.becomes(up);
        assertThat(ids()).hasSize(1);
    }

    @Test
    void whoWantsToSeeAChangeOfHisOwnSeesIt() throws InterruptedException {
        live();
        become(Rows.image("a"), Rows.image("b", "app:1"));
        Snapshot seen = snapshots.reread(engine, Set.of(new Key.OfName(APP)));
        assertThat(seen.image(APP).map(Image::id)).contains(Rows.imageId("b"));
        appIs("b");
        assertThat(lists).hasValue(1);
    }

    @Test
    void aChangeThatCannotBeReadBackIsNeverShownAsItWasBefore() throws InterruptedException {
        live();
        Upstream failed = new Upstream(ProblemType.ENGINE_FAILED, "no");
        become(Rows.image("b", "app:1"));
        engine.beforeRow = () -> {
            throw failed;
        };
        assertThatThrownBy(() -> snapshots.reread(engine, Set.of(new Key.OfName(APP))))
                .isInstanceOf(Failure.class);
        engine.beforeRow = () -> {};
        engine.events().next().sink().opened(null);
        appIs("b");
    }

    @Test
    void afterAGapTheLastIsShownForAWhileWithItsAge() throws InterruptedException {
        FakeEvents.Stream stream = live();
        CountDownLatch goOn = new CountDownLatch(1);
        engine.listed = rows -> {
            await(goOn);
            return rows;
        };
        assertThat(now().age()).isNull();
        stream.close();
        engine.events().next().sink().opened(null);
        Eventually.passes(() -> assertThat(now().age()).isNotNull());
        assertThat(snapshots.state(engine.name()).kind()).isEqualTo(InventoryState.Kind.CATCHING_UP);
        assertThat(snapshots.live(engine)).isEmpty();
        goOn.countDown();
        Eventually.passes(() -> assertThat(now().age()).isNull());
        assertThat(snapshots.live(engine)).isPresent();
    }

    @Test
    void whoAcceptsAnOldPictureGetsItWithItsAgeWhileTheEngineIsAway() throws InterruptedException {
        FakeEvents.Stream stream = live();
        Unavailable down = new Unavailable(ProblemType.ENGINE_UNREACHABLE, "gone");
        engine.becomes(new EngineStatus.Unreachable(down));
        stream.fail(down);
        Eventually.passes(
                () -> assertThat(snapshots.state(engine.name()).kind()).isEqualTo(InventoryState.Kind.UNREACHABLE));
        Snapshot old = snapshots.current(engine, new Freshness.AtMostOld(Duration.ofHours(1)));
        assertThat(old.images()).hasSize(1);
        assertThat(old.age()).isNotNull();
        assertThatThrownBy(() -> snapshots.current(engine, new Freshness.AtMostOld(Duration.ofNanos(1))))
                .isSameAs(down);
    }

    @Test
    void whatNoEventToldIsCountedOnceAListShowsIt() throws InterruptedException {
        live();
        engine.images.add(Rows.image("b"));
        engine.images.add(Rows.image("c"));
        listedNow();
        assertThat(snapshots.state(engine.name()).drift()).isEqualTo(2);
        listedNow();
        assertThat(snapshots.state(engine.name()).drift()).isEqualTo(2);
    }

    @Test
    void whatAnEventHasToldIsNoDrift() throws InterruptedException {
        FakeEvents.Stream stream = live();
        for (String id : List.of("b", "c", "d")) {
            engine.images.add(Rows.image(id));
            stream.sink().event(happened(id, null));
            listedNow();
        }
        assertThat(snapshots.state(engine.name()).drift()).isZero();
    }

    @Test
    void allContainersCanBeReadAtOnce() throws InterruptedException {
        live();
        engine.containers.add(Rows.containerIn("c", "a", "running", "Up 5 minutes", "/one"));
        assertThat(snapshots.reread(engine, Set.of(new Key.AllContainers())).containers())
                .hasSize(1);
        engine.containers.clear();
        assertThat(snapshots.reread(engine, Set.of(new Key.AllContainers())).containers())
                .isEmpty();
        assertThat(lists).hasValue(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
