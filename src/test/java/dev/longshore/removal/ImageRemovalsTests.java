package dev.longshore.removal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.longshore.engine.EngineStatus.Store;
import dev.longshore.engine.RemovalOptions;
import dev.longshore.fakes.FakeAudit;
import dev.longshore.fakes.FakeEngine;
import dev.longshore.fakes.HandClock;
import dev.longshore.fakes.Looks;
import dev.longshore.fakes.OneAtATime;
import dev.longshore.fakes.Requests;
import dev.longshore.fakes.Rows;
import dev.longshore.inventory.KnownFacts;
import dev.longshore.inventory.ReadBack;
import dev.longshore.operations.Asked;
import dev.longshore.problem.Conflict;
import dev.longshore.problem.Failure;
import dev.longshore.problem.NotFound;
import dev.longshore.problem.ProblemType;
import dev.longshore.reference.ImageName;
import dev.longshore.reference.ImageReference;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ImageRemovalsTests {

    private static final RemovalOptions PLAIN = new RemovalOptions(false, false);
    private static final ImageReference APP_1 = ImageReference.parse("app:1");

    private final FakeEngine engine = new FakeEngine("local");
    private final FakeAudit audit = new FakeAudit();
    private final OneAtATime leases = new OneAtATime();
    private final ImageRemovals removals = new ImageRemovals(
            new ReadBack(new Looks(), new HandClock()), new Judgement(new KnownFacts()), leases, audit);

    private static Wish named(String text) {
        return new Wish.AsNamed(ImageName.parse(text));
    }

    private static Wish tag(String image, String tag) {
        return new Wish.OnlyTag(ImageName.parse(image), ImageReference.parse(tag));
    }

    private Removal remove(Wish wish) {
        return removals.remove(Requests.operator(engine), wish, PLAIN, Precondition.NONE);
    }

    private Failure failed(Wish wish) {
        Failure failure = catchThrowableOfType(Failure.class, () -> remove(wish));
        assertThat(failure).isNotNull();
        return failure;
    }

    private List<String> outcomes() {
        return audit.ended.stream().map(entry -> entry.outcome().word()).toList();
    }

    @Test
    void aNameGoesAndTheImageStays() {
        engine.images.add(Rows.image("a", "app:1", "app:2"));
        assertThat(remove(named("app:1"))).isEqualTo(new Removal(List.of(APP_1), List.of(), List.of(), null));
        assertThat(outcomes()).containsExactly("done");
        assertThat(audit.ended.getFirst().change().target()).isEqualTo("docker.io/library/app:1");
    }

    @Test
    void theLastTagIsNotRemovedAsATag() {
        engine.images.add(Rows.image("a", "app:1"));
        assertThat(failed(tag("app:1", "app:1")).type()).isEqualTo(ProblemType.LAST_TAG);
        assertThat(engine.images).hasSize(1);
        assertThat(outcomes()).containsExactly("refused");
    }

    /** A tag given to another image between the look and the engine's call would be removed there. */
    @Test
    void aRemovalByNameLeasesTheNameThenTheImage() {
        engine.images.add(Rows.image("a", "app:1", "app:2"));
        remove(named("app:1"));
        assertThat(leases.leased)
                .containsExactly(
                        List.of("docker.io/library/app:1"),
                        List.of(Rows.imageId("a").toString()));
    }

    @Test
    void aNameThatMovedBeforeTheLeaseIsLookedAtAgain() {
        engine.images.add(Rows.image("a", "app:1", "app:2"));
        engine.images.add(Rows.image("b", "x:1"));
        leases.beforeLease = () -> {
            leases.beforeLease = () -> {};
            engine.images().tag(Rows.imageId("b"), APP_1);
        };
        assertThat(remove(named("app:1")).untagged()).containsExactly(APP_1);
        assertThat(leases.leased).hasSize(2).last().asString().contains(Rows.hex("b"));
    }

    @Test
    void aNameThatKeepsMovingIsGivenUp() {
        engine.images.add(Rows.image("a", "app:1", "app:2"));
        engine.images.add(Rows.image("b", "x:1"));
        leases.beforeLease = () -> engine.images()
                .tag(engine.images.getFirst().tags().contains(APP_1) ? Rows.imageId("b") : Rows.imageId("a"), APP_1);
        assertThat(failed(named("app:1")).type()).isEqualTo(ProblemType.ENGINE_CONFLICT);
        assertThat(leases.leased).as("the name, then an image three times").hasSize(4);
    }

    @Test
    void aNameThatIsGoneBeforeTheLeaseIsNotFound() {
        engine.images.add(Rows.image("a", "app:1"));
        leases.beforeLease = engine.images::clear;
        assertThat(failed(named("app:1"))).isInstanceOf(NotFound.class);
    }

    @Test
    void whatTheEngineDidWithoutAnsweringIsAnsweredAsDone() {
        engine.images.add(Rows.image("a", "app:1"));
        engine.afterChange = () -> {
            throw Requests.timeout();
        };
        assertThat(remove(named("app:1")).deleted()).containsExactly(Rows.imageId("a"));
        assertThat(outcomes()).containsExactly("done");
    }

    @Test
    void whatTheEngineDidNotDoIsAFailureThatSaysSo() {
        engine.images.add(Rows.image("a", "app:1"));
        engine.beforeChange = () -> {
            throw Requests.timeout();
        };
        Failure failure = failed(named("app:1"));
        assertThat(failure.type()).isEqualTo(ProblemType.ENGINE_TIMEOUT);
        assertThat(failure.members()).containsEntry("outcome", "unchanged");
        assertThat(outcomes()).containsExactly("failed");
    }

    @Test
    void whatWentOfARemovalThatStoppedHalfWayIsTold() {
        engine.images.add(Rows.image("a", "app:1"));
        engine.beforeChange = () -> {
            engine.images.set(0, Rows.image("a"));
            throw Requests.timeout();
        };
        Failure failure = failed(named(Rows.hex("a")));
        assertThat(failure.members())
                .containsEntry("outcome", "partial")
                .containsEntry("untagged", List.of("app:1"))
                .containsEntry("deleted", List.of());
    }

    @Test
    void whatNobodyCanLookAtIsUnknown() {
        engine.images.add(Rows.image("a", "app:1"));
        engine.afterChange = () -> {
            engine.beforeList = () -> {
                throw Requests.timeout();
            };
            throw Requests.timeout();
        };
        assertThat(failed(named("app:1")).members()).containsEntry("outcome", "unknown");
        assertThat(outcomes()).containsExactly("unknown");
    }

    @Test
    void whatWasDoneIsAnsweredEvenIfNobodyCanLookAtIt() {
        engine.images.add(Rows.image("a", "app:1"));
        engine.afterChange = () -> engine.beforeList = () -> {
            throw Requests.timeout();
        };
        assertThat(remove(named("app:1")))
                .isEqualTo(new Removal(List.of(APP_1), List.of(Rows.imageId("a")), List.of(), null));
    }

    @Test
    void whatSomebodyElseRemovedMeanwhileIsNotOurs() {
        engine.images.add(Rows.image("a", "app:1"));
        engine.beforeChange = engine.images::clear;
        assertThat(failed(named("app:1")).type()).isEqualTo(ProblemType.IMAGE_NOT_FOUND);
        assertThat(outcomes()).containsExactly("refused");
    }

    @Test
    void aContainerStartedMeanwhileIsAmongTheBlockers() {
        engine.images.add(Rows.image("a", "app:1"));
        engine.beforeChange = () -> engine.containers.add(Rows.container("c", "a", "/web"));
        Failure failure = failed(named("app:1"));
        assertThat(failure.type()).isEqualTo(ProblemType.IMAGE_IN_USE);
        assertThat(failure.members().get("blockers")).asString().contains(Rows.hex("c"));
    }

    @Test
    void aRefusalOfTheEngineThatWeDoNotUnderstandIsPassedOn() {
        engine.images.add(Rows.image("a", "app:1"));
        engine.beforeChange = () -> {
            throw new Conflict(ProblemType.ENGINE_CONFLICT, "The engine refused: some reason.");
        };
        assertThat(failed(named("app:1")).type()).isEqualTo(ProblemType.ENGINE_CONFLICT);
    }

    @Test
    void forceIsForAdminsAndItsRefusalIsWrittenDown() {
        engine.images.add(Rows.image("a", "app:1", "app:2"));
        Asked operator = Requests.operator(engine);
        RemovalOptions force = new RemovalOptions(true, false);
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> removals.remove(operator, named(Rows.hex("a")), force, Precondition.NONE))
                .matches(failure -> failure.type() == ProblemType.FORBIDDEN);
        assertThat(outcomes()).containsExactly("denied");
        assertThat(engine.images).hasSize(1);
        Removal removal = removals.remove(Requests.admin(engine), named(Rows.hex("a")), force, Precondition.NONE);
        assertThat(removal.deleted()).containsExactly(Rows.imageId("a"));
    }

    @Test
    void theIntentIsWrittenBeforeTheEngineIsAskedAndTheOutcomeAfterwards() {
        engine.images.add(Rows.image("a", "app:1"));
        engine.beforeChange = () -> assertThat(audit.intended).hasSize(1);
        engine.afterChange = () -> assertThat(audit.ended).isEmpty();
        remove(named("app:1"));
        assertThat(outcomes()).containsExactly("done");
        assertThat(failed(named("app:1"))).isInstanceOf(NotFound.class);
        assertThat(outcomes()).containsExactly("done", "refused");
        assertThat(audit.ended.getLast().outcome().code()).isEqualTo("image-not-found");
    }

    @Test
    void aStalePreconditionKeepsEverything() {
        engine.images.add(Rows.image("a", "app:1"));
        Precondition stale = new Precondition("\"old.x\"");
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> removals.remove(Requests.operator(engine), named("app:1"), PLAIN, stale))
                .matches(failure -> failure.type() == ProblemType.PRECONDITION_FAILED);
        assertThat(engine.images).hasSize(1);
    }

    @Test
    void ofFiftyRemovalsOfOneTagOneRemovesIt() throws Exception {
        engine.images.add(Rows.image("a", "app:1", "app:2"));
        Callable<String> removal = () -> {
            try {
                return remove(named("app:1")).untagged().toString();
            } catch (Failure failure) {
                return failure.type().code();
            }
        };
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> all =
                    executor.invokeAll(Stream.generate(() -> removal).limit(50).toList());
            Map<String, Long> answers =
                    all.stream().collect(Collectors.groupingBy(Future::resultNow, Collectors.counting()));
            assertThat(answers)
                    .containsOnly(Map.entry(List.of(APP_1).toString(), 1L), Map.entry("image-not-found", 49L));
        }
        assertThat(audit.ended).hasSize(50);
    }

    @Test
    void withoutAWordFromTheEngineTheIdsTellTheStore() {
        engine.images.add(Rows.image("a", "app:1", "app@sha256:" + Rows.hex("a")));
        Judgement judgement = new Judgement(new KnownFacts());
        var snapshot = Rows.snapshot(engine.images.toArray(dev.longshore.engine.ImageRow[]::new));
        assertThat(judgement.rules(engine, snapshot))
                .isInstanceOf(Rules.of(Store.CONTAINERD).getClass());
        assertThat(judgement.rules(engine, Rows.snapshot(Rows.image("a", "app:1"))))
                .isInstanceOf(Rules.of(Store.GRAPHDRIVER).getClass());
    }
}
