package dev.longshore.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.longshore.fakes.FakeAudit;
import dev.longshore.fakes.FakeEngine;
import dev.longshore.fakes.HandClock;
import dev.longshore.fakes.Looks;
import dev.longshore.fakes.OneAtATime;
import dev.longshore.fakes.Requests;
import dev.longshore.fakes.Rows;
import dev.longshore.inventory.ReadBack;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.removal.Precondition;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContainerChangesTests {

    private static final Duration GRACE = Duration.ofSeconds(3);

    private final FakeEngine engine = new FakeEngine("local");
    private final FakeAudit audit = new FakeAudit();
    private final OneAtATime leases = new OneAtATime();
    private final ContainerChanges changes =
            new ContainerChanges(new ReadBack(new Looks(), new HandClock()), leases, audit);

    @BeforeEach
    void fill() {
        engine.containers.add(Rows.container("c", "a", "/web"));
        engine.containers.add(Rows.containerIn("d", "a", "exited", "Exited (0)", "/old"));
    }

    private ContainerChanges.Changed stop(String name) {
        return changes.stop(Requests.operator(engine), name, GRACE);
    }

    private ContainerChanges.Changed remove(String name) {
        return changes.remove(Requests.operator(engine), name, false, Precondition.NONE);
    }

    private static Failure failed(Runnable change) {
        Failure failure = catchThrowableOfType(Failure.class, change::run);
        assertThat(failure).isNotNull();
        return failure;
    }

    private void lose() {
        engine.beforeList = () -> {
            throw Requests.timeout();
        };
    }

    @Test
    void aStoppedContainerIsTold() {
        ContainerChanges.Changed changed = stop("web");
        assertThat(ContainerChanged.stays(changed.before(), changed.now()))
                .isEqualTo(new ContainerChanged(Rows.hex("c"), List.of("web"), "exited"));
        assertThat(leases.leased).containsExactly(List.of(Rows.hex("c")));
        assertThat(audit.ended.getFirst().change().details()).containsEntry("graceSeconds", "3");
    }

    @Test
    void oneThatDoesNotRunStaysAsItIs() {
        assertThat(stop("old").now())
                .hasValueSatisfying(now -> assertThat(now.row().state()).isEqualTo("exited"));
    }

    /** One started with --rm is gone once it has stopped; it must not be said to run. */
    @Test
    void oneThatIsGoneOnceStoppedHasNoState() {
        engine.afterChange = engine.containers::clear;
        ContainerChanges.Changed changed = stop("web");
        assertThat(ContainerChanged.stays(changed.before(), changed.now()).state())
                .isNull();
    }

    @Test
    void oneThatNobodyCanLookAtAfterwardsHasNoState() {
        engine.afterChange = this::lose;
        ContainerChanges.Changed changed = stop("web");
        assertThat(ContainerChanged.stays(changed.before(), changed.now()).state())
                .isNull();
    }

    @Test
    void aRunningOneIsNotRemovedWithoutForce() {
        assertThat(failed(() -> remove("web")).type()).isEqualTo(ProblemType.CONTAINER_RUNNING);
        assertThat(engine.containers).hasSize(2);
        assertThat(audit.ended.getFirst().outcome().word()).isEqualTo("refused");
    }

    @Test
    void aStoppedOneIsRemoved() {
        assertThat(remove("old").before().id()).isEqualTo(Rows.containerId("d"));
        assertThat(engine.containers).hasSize(1);
        assertThat(failed(() -> remove("old")).type()).isEqualTo(ProblemType.CONTAINER_NOT_FOUND);
    }

    @Test
    void forceIsForAdmins() {
        assertThat(failed(() -> changes.remove(Requests.operator(engine), "web", true, Precondition.NONE))
                        .type())
                .isEqualTo(ProblemType.FORBIDDEN);
        assertThat(audit.ended.getFirst().outcome().word()).isEqualTo("denied");
        changes.remove(Requests.admin(engine), "web", true, Precondition.NONE);
        assertThat(engine.containers).hasSize(1);
    }

    @Test
    void aStaleStateIsRefused() {
        Precondition stale = new Precondition("\"x.y\"");
        assertThat(failed(() -> changes.remove(Requests.operator(engine), "old", false, stale))
                        .type())
                .isEqualTo(ProblemType.PRECONDITION_FAILED);
    }

    @Test
    void whatTheEngineDidWithoutAnsweringIsAnsweredAsDone() {
        engine.afterChange = () -> {
            throw Requests.timeout();
        };
        assertThat(stop("web").now()).isPresent();
        assertThat(remove("old").now()).isEmpty();
    }

    @Test
    void whatTheEngineDidNotDoIsAFailureThatSaysSo() {
        engine.beforeChange = () -> {
            throw Requests.timeout();
        };
        assertThat(failed(() -> stop("web")).members()).containsEntry("outcome", "unchanged");
        assertThat(failed(() -> remove("old")).members()).containsEntry("outcome", "unchanged");
    }

    @Test
    void whatNobodyCanLookAtIsUnknown() {
        engine.afterChange = () -> {
            lose();
            throw Requests.timeout();
        };
        assertThat(failed(() -> remove("old")).members()).containsEntry("outcome", "unknown");
        assertThat(audit.ended.getFirst().outcome().word()).isEqualTo("unknown");
    }

    @Test
    void whatSomebodyElseRemovedMeanwhileIsNotOurs() {
        engine.beforeChange = engine.containers::clear;
        assertThat(failed(() -> remove("old")).type()).isEqualTo(ProblemType.CONTAINER_NOT_FOUND);
    }
}
