package dev.longshore.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.longshore.access.Caller;
import dev.longshore.access.Role;
import dev.longshore.audit.Action;
import dev.longshore.audit.Actor;
import dev.longshore.audit.Change;
import dev.longshore.engine.EngineName;
import dev.longshore.fakes.FakeAudit;
import dev.longshore.problem.Conflict;
import dev.longshore.problem.Denied;
import dev.longshore.problem.Failure;
import dev.longshore.problem.Invalid;
import dev.longshore.problem.NotFound;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Unavailable;
import dev.longshore.problem.Upstream;
import dev.longshore.testkit.Eventually;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OperationsTests {

    private static final Actor ANN = actor("ann", Role.OPERATOR);
    private static final Actor BOB = actor("bob", Role.OPERATOR);
    private static final Actor ROOT = actor("root", Role.ADMIN);
    private static final JsonNode RESULT = new JsonMapper().readTree("{\"imageId\":\"sha256:1\"}");

    @TempDir
    private Path folder = Path.of("");

    private final FakeAudit audit = new FakeAudit();
    private final CountDownLatch release = new CountDownLatch(1);
    private final List<OperationsOnDisk> opened = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private Operations operations;

    @BeforeEach
    void begin() {
        operations = open().operations();
    }

    @AfterEach
    void end() throws InterruptedException {
        release.countDown();
        for (OperationsOnDisk each : opened) {
            each.operations().stop();
        }
    }

    private OperationsOnDisk open() {
        OperationsOnDisk disk = OperationsOnDisk.in(folder, audit, Clock.systemUTC());
        opened.add(disk);
        return disk;
    }

    private static Actor actor(String name, Role role) {
        return new Actor(new Caller(name, role), "192.0.2.7", "request-1");
    }

    private static Order order(String subject, @Nullable IdempotencyKey key, Task task) {
        return new Order(
                Kind.PULL,
                EngineName.LOCAL,
                new Change(Action.IMAGE_PULL, EngineName.LOCAL, subject, Map.of()),
                "pull " + subject,
                RESULT,
                key,
                task);
    }

    /** Works until the test lets it end, or it is ended. */
    private JsonNode work(Running running) {
        Thread worker = Thread.currentThread();
        running.ending().byRunning(worker::interrupt);
        try {
            release.await();
        } catch (InterruptedException e) {
            throw running.ending().reason().orElseThrow();
        }
        return RESULT;
    }

    private Started start(Actor actor, String subject) {
        return operations.start(actor, order(subject, null, this::work));
    }

    private Operation ended(Started started) throws InterruptedException {
        Operation ended = operations.await(started.operation(), Duration.ofSeconds(10));
        assertThat(ended.state().isEnd()).isTrue();
        return ended;
    }

    private Operation now(Started started) {
        return operations.get(EngineName.LOCAL, Kind.PULL, started.operation().id());
    }

    @Test
    void workThatSucceedsIsWrittenDownWithItsResult() throws InterruptedException {
        release.countDown();
        Operation ended = ended(start(ANN, "app:1"));
        assertThat(ended.state()).isEqualTo(State.SUCCEEDED);
        assertThat(ended.standing().progress().percent()).isEqualTo(100);
        Operation read = open().operations().get(EngineName.LOCAL, Kind.PULL, ended.id());
        assertThat(read.state()).isEqualTo(State.SUCCEEDED);
        assertThat(read.standing().result()).isEqualTo(RESULT);
        assertThat(read.askedBy()).isEqualTo("ann");
        assertThat(audit.ended)
                .singleElement()
                .satisfies(entry -> assertThat(entry.outcome().word()).isEqualTo("done"));
    }

    @Test
    void workThatFailsKeepsItsProblem() throws InterruptedException {
        Failure failure = new Upstream(ProblemType.REGISTRY_UNREACHABLE, "Nobody listens there.")
                .with("registry", "127.0.0.1:5000");
        Operation ended = ended(operations.start(ANN, order("app:1", null, running -> {
            throw failure;
        })));
        assertThat(ended.state()).isEqualTo(State.FAILED);
        assertThat(open().operations()
                        .get(EngineName.LOCAL, Kind.PULL, ended.id())
                        .standing()
                        .problem())
                .isEqualTo(ended.standing().problem())
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.REGISTRY_UNREACHABLE))
                .satisfies(problem -> assertThat(problem.members()).containsEntry("registry", "127.0.0.1:5000"));
    }

    @Test
    void anUnforeseenFailureEndsItTooAndFreesThePlace() throws InterruptedException {
        for (int attempt = 0; attempt < 5; attempt++) {
            Operation ended = ended(operations.start(ANN, order("app:" + attempt, null, running -> {
                throw new IllegalStateException("unforeseen");
            })));
            assertThat(ended.standing().problem())
                    .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.INTERNAL))
                    .satisfies(problem -> assertThat(problem.detail()).doesNotContain("unforeseen"));
        }
    }

    @Test
    void anErrorOfTheMachineEndsItTooSoThatNothingRunsForEver() throws InterruptedException {
        Operation ended = ended(operations.start(ANN, order("app:1", null, running -> {
            throw new StackOverflowError("of a test");
        })));
        assertThat(ended.standing().problem())
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.INTERNAL));
        assertThat(audit.ended).as("written down before anyone is told").hasSize(1);
    }

    @Test
    void theSameWorkUnderWayIsJoinedWhoeverAsks() {
        Started first = start(ANN, "app:1");
        Started second = start(BOB, "app:1");
        assertThat(first.joined()).isFalse();
        assertThat(second.joined()).isTrue();
        assertThat(second.operation().id()).isEqualTo(first.operation().id());
        assertThat(start(BOB, "app:2").joined()).isFalse();
    }

    @Test
    void workThatHasEndedIsNotJoined() throws InterruptedException {
        release.countDown();
        Operation first = ended(start(ANN, "app:1"));
        assertThat(start(ANN, "app:1").operation().id()).isNotEqualTo(first.id());
    }

    @Test
    void soManyRunAndTheRestWaitInTheirOrder() throws InterruptedException {
        List<Started> started = IntStream.rangeClosed(1, 7)
                .mapToObj(n -> start(ANN, "app:" + n))
                .toList();
        assertThat(now(started.get(3)).standing().position()).isEqualTo(1);
        assertThat(now(started.get(6)).standing().position()).isEqualTo(4);
        assertThat(started.stream().map(each -> now(each).state()).filter(State.QUEUED::equals))
                .hasSize(4);
        operations.cancel(ANN, now(started.get(4)));
        assertThat(now(started.get(6)).standing().position()).isEqualTo(3);
        release.countDown();
        for (Started each : started) {
            assertThat(ended(each).standing().position()).isNull();
        }
    }

    @Test
    void aFullQueueIsSaid() {
        IntStream.range(0, 3 + OperationsOnDisk.QUEUE).forEach(n -> start(ANN, "app:" + n));
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> start(ANN, "one-more:1"))
                .satisfies(refused -> assertThat(refused.type()).isEqualTo(ProblemType.TOO_MANY_OPERATIONS))
                .satisfies(refused -> assertThat(refused.members()).containsEntry("limit", OperationsOnDisk.QUEUE));
        assertThat(start(BOB, "app:0").joined()).as("to join needs no place").isTrue();
    }

    @Test
    void whoBeganItCancelsItForAll() throws InterruptedException {
        Started started = start(ANN, "app:1");
        start(BOB, "app:1");
        Operations.Cancelled cancelled = operations.cancel(ANN, now(started));
        assertThat(cancelled.left()).isFalse();
        assertThat(cancelled.operation().state()).isEqualTo(State.CANCELLED);
        assertThat(operations.cancel(ANN, now(started)).operation().state())
                .as("again")
                .isEqualTo(State.CANCELLED);
    }

    @Test
    void whoJoinedItOnlyLeavesAndStrangersMayNothing() throws InterruptedException {
        Started started = start(ANN, "app:1");
        assertThatExceptionOfType(Denied.class).isThrownBy(() -> operations.cancel(BOB, now(started)));
        start(BOB, "app:1");
        assertThat(operations.cancel(BOB, now(started)).left()).isTrue();
        assertThat(now(started).state().isEnd()).isFalse();
        assertThatExceptionOfType(Denied.class).isThrownBy(() -> operations.cancel(BOB, now(started)));
        assertThat(operations.cancel(ROOT, now(started)).operation().state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void whatIsAboutToEndIsNotJoinedAndKeepsNobodyFromBeginningAnew() {
        CountDownLatch stubborn = new CountDownLatch(1);
        Started first = operations.start(ANN, order("app:1", null, running -> {
            try {
                stubborn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw running.ending().reason().orElseThrow();
        }));
        Thread cancelling = Thread.ofVirtual().start(() -> {
            try {
                operations.cancel(ANN, now(first));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Eventually.passes(() -> assertThat(start(ANN, "app:1").joined()).isFalse());
        assertThat(start(BOB, "app:1").joined()).isTrue();
        stubborn.countDown();
        Eventually.passes(() -> assertThat(now(first).state()).isEqualTo(State.CANCELLED));
        assertThat(cancelling).isNotNull();
    }

    @Test
    void whatHasEndedOtherwiseCannotBeCancelled() throws InterruptedException {
        release.countDown();
        Operation ended = ended(start(ANN, "app:1"));
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> operations.cancel(ANN, ended))
                .satisfies(refused -> assertThat(refused.type()).isEqualTo(ProblemType.OPERATION_FINISHED))
                .satisfies(refused -> assertThat(refused.members()).containsEntry("state", "succeeded"));
    }

    @Test
    void oneThatWaitsBeforeItsNextAttemptIsCancelledAtOnce() throws InterruptedException {
        CountDownLatch pausing = new CountDownLatch(1);
        Started started = operations.start(ANN, order("app:1", null, running -> {
            pausing.countDown();
            running.pause(Duration.ofMinutes(5));
            return RESULT;
        }));
        assertThat(pausing.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(operations.cancel(ANN, now(started)).operation().state()).isEqualTo(State.CANCELLED);
        assertThat(now(started).standing().attempts()).isEqualTo(2);
    }

    @Test
    void theSameKeyIsTheSameOperationAlsoAfterARestart() throws InterruptedException {
        IdempotencyKey key = IdempotencyKey.of("k-1", List.of("app:1"));
        release.countDown();
        Operation first = ended(operations.start(ANN, order("app:1", key, this::work)));
        assertThat(operations
                        .start(ANN, order("app:1", key, this::work))
                        .operation()
                        .id())
                .isEqualTo(first.id());
        Operations later = open().operations();
        assertThat(later.start(ANN, order("app:1", key, this::work)).operation().id())
                .isEqualTo(first.id());
        assertThat(later.start(BOB, order("app:1", key, this::work)).operation().id())
                .as("another's key")
                .isNotEqualTo(first.id());
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() ->
                        later.start(ANN, order("app:2", IdempotencyKey.of("\"k-1\"", List.of("app:2")), this::work)))
                .satisfies(refused -> assertThat(refused.type()).isEqualTo(ProblemType.IDEMPOTENCY_MISMATCH));
    }

    @Test
    void whatRanWhenTheServiceDiedIsInterrupted() {
        Started running = start(ANN, "app:1");
        Operations next = open().operations();
        assertThat(next.get(EngineName.LOCAL, Kind.PULL, running.operation().id())
                        .state())
                .isEqualTo(State.INTERRUPTED);
    }

    @Test
    void aStopEndsAllAsInterruptedAndBeginsNothing() throws InterruptedException {
        List<Started> started =
                IntStream.range(0, 5).mapToObj(n -> start(ANN, "app:" + n)).toList();
        operations.stop();
        assertThat(started).allSatisfy(each -> assertThat(now(each).state()).isEqualTo(State.INTERRUPTED));
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> start(ANN, "app:9"))
                .satisfies(refused -> assertThat(refused.type()).isEqualTo(ProblemType.SHUTTING_DOWN));
    }

    @Test
    void oneOfAnotherEngineIsNotFoundAndItsPathIsNamed() {
        Started started = start(ANN, "app:1");
        String id = started.operation().id();
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> operations.get(new EngineName("far"), Kind.PULL, id))
                .satisfies(
                        none -> assertThat(none.members()).containsEntry("path", "/engines/local/images/pulls/" + id));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> operations.get(EngineName.LOCAL, Kind.PUSH, id));
    }

    @Test
    void listsAreNewestFirstAndPagesStayTrueWhileOthersCome() throws InterruptedException {
        List<String> ids = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            ids.addFirst(start(ANN, "app:" + n).operation().id());
            TimeUnit.MILLISECONDS.sleep(2);
        }
        List<Operation> page = operations.list(EngineName.LOCAL, Kind.PULL, Set.of(), null, 2);
        start(ANN, "late:1");
        Place behind = Place.parse(Place.behind(page.getLast()).text()).orElseThrow();
        List<Operation> rest = operations.list(EngineName.LOCAL, Kind.PULL, Set.of(), behind, 10);
        assertThat(page).extracting(Operation::id).containsExactlyElementsOf(ids.subList(0, 2));
        assertThat(rest).extracting(Operation::id).containsExactlyElementsOf(ids.subList(2, 5));
        assertThat(operations.list(EngineName.LOCAL, Kind.PULL, Set.of(State.SUCCEEDED), null, 10))
                .isEmpty();
        assertThat(operations.list(EngineName.LOCAL, Kind.PUSH, Set.of(), null, 10))
                .isEmpty();
    }
}
