package dev.longshore.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.longshore.engine.EngineStatus;
import dev.longshore.engine.EngineStatus.Capability;
import dev.longshore.engine.EngineStatus.Reachable;
import dev.longshore.engine.EngineStatus.Store;
import dev.longshore.engine.EngineStatus.Unreachable;
import dev.longshore.engine.Reach;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.reference.ContainerId;
import dev.longshore.reference.ImageId;
import dev.longshore.testkit.Eventually;
import dev.longshore.testkit.Reaction;
import dev.longshore.testkit.StubEngine;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallsTests {

    private static final ImageId IMAGE = ImageId.parse("sha256:" + "a1".repeat(32));
    private static final ContainerId CONTAINER = ContainerId.parse("d4".repeat(32));

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final List<AutoCloseable> toClose = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : toClose) {
            each.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"1.41,1.41", "1.45,1.45", "1.51,1.51", "1.52,1.51", "1.60,1.51", "2.0,1.51"})
    void theVersionIsTheSmallerOfTheEnginesAndOurNewest(String newest, String agreed) {
        StubEngine stub = stub(newest).get("/images/json", "[]");

        engine(stub).images().list();

        assertThat(stub.requests().getLast().version()).hasValue(agreed);
    }

    @Test
    void anEngineThatIsTooOldIsToldWithBothRanges() {
        StubEngine stub = stub("1.39");

        Failure failure = failure(() -> engine(stub).images().list());

        assertThat(failure.type()).isEqualTo(ProblemType.ENGINE_API_UNSUPPORTED);
        assertThat(failure.members())
                .containsEntry("engineRange", Map.of("oldest", "1.24", "newest", "1.39"))
                .containsEntry("supportedRange", Map.of("oldest", "1.41", "newest", "1.51"));
        assertThat(failure.detail()).contains("1.24 to 1.39", "1.41 to 1.51");
    }

    @Test
    void anEngineThatIsTooNewIsToldWithBothRanges() {
        StubEngine stub =
                stub("1.60").get("/version", "{\"Version\":\"40\",\"ApiVersion\":\"1.60\",\"MinAPIVersion\":\"1.52\"}");

        Failure failure = failure(() -> engine(stub).images().list());

        assertThat(failure.type()).isEqualTo(ProblemType.ENGINE_API_UNSUPPORTED);
        assertThat(failure.members()).containsEntry("engineRange", Map.of("oldest", "1.52", "newest", "1.60"));
    }

    @Test
    void anEngineThatWasReplacedByAnotherVersionIsAskedAnewWithinTheSameCall() {
        StubEngine stub = stub("1.51").get("/images/json", "[]");
        DockerEngine engine = engine(stub);
        engine.images().list();
        String refusal = "client version 1.51 is too new. Maximum supported API version is 1.45";
        pingsAs(stub, "1.45");
        stub.on("GET", "/images/json", Reaction.reply(400, "application/json", "{\"message\":\"" + refusal + "\"}"));

        Failure failure = failure(() -> engine.images().list());

        assertThat(failure.type()).isEqualTo(ProblemType.ENGINE_API_UNSUPPORTED);
        assertThat(stub.requests().getLast().version()).hasValue("1.45");
    }

    @Test
    void aPingNoticesAnotherVersion() {
        StubEngine stub = stub("1.51").get("/images/json", "[]");
        DockerEngine engine = engine(stub);
        engine.images().list();
        pingsAs(stub, "1.45");

        engine.ping();
        engine.images().list();

        assertThat(stub.requests().getLast().version()).hasValue("1.45");
    }

    @Test
    void aHungEngineIsALateAnswerAndHoldsNoThreadAndNoSocket() {
        StubEngine stub = stub("1.51");
        DockerEngine engine = engine(stub, TestEngine.SHORT);
        stub.get("/images/json", "[]");
        engine.images().list();
        stub.on("*", ".*", new Reaction.Hang());
        long descriptors = descriptors();

        Failure list = failure(() -> engine.images().list());
        Failure inspect = failure(() -> engine.images().inspect(IMAGE));
        engine.ping();

        assertThat(list.type()).isEqualTo(ProblemType.ENGINE_TIMEOUT);
        assertThat(list.members())
                .containsEntry("call", "image-list")
                .containsEntry("deadlineMillis", TestEngine.SHORT.list().toMillis());
        assertThat(inspect.members()).containsEntry("call", "image-inspect");
        assertThat(engine.lastKnown())
                .isInstanceOfSatisfying(
                        Reach.Down.class, down -> assertThat(down.why().type()).isEqualTo(ProblemType.ENGINE_TIMEOUT));
        Eventually.passes(() -> assertThat(descriptors()).isLessThanOrEqualTo(descriptors + 3));
    }

    @Test
    void onceAnEngineIsKnownToHangACallFailsWithinThePingsDeadline() throws Exception {
        StubEngine stub = stub("1.51").get("/images/json", "[]");
        EngineCalls limits = new EngineCalls(
                Duration.ofMillis(300),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                4,
                Duration.ofMillis(50));
        DockerEngine engine = engine(stub, limits);
        engine.images().list();
        stub.on("*", ".*", new Reaction.Hang());
        engine.ping();
        int before = stub.requests().size();

        long start = System.nanoTime();
        List<Failure> failures =
                inParallel(40, () -> failure(() -> engine.images().list()));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
        assertThat(failures).allSatisfy(failure -> {
            assertThat(failure.type()).isEqualTo(ProblemType.ENGINE_TIMEOUT);
            assertThat(failure.members())
                    .containsEntry("call", "ping")
                    .containsEntry("deadlineMillis", 300L)
                    .containsEntry("retryAfterSeconds", 5);
        });
        assertThat(stub.requests().size() - before).as("they share pings").isLessThan(40);
    }

    @Test
    void aCallOnAnEngineThatWasAwayAsksWhetherItIsBackAndGoesOn() {
        StubEngine stub = stub("1.51").get("/images/json", "[]");
        DockerEngine engine = engine(stub, TestEngine.SHORT);
        stub.on("*", ".*", new Reaction.Hang());
        engine.ping();
        assertThat(engine.lastKnown()).isInstanceOf(Reach.Down.class);
        stub.get("/images/json", "[]");
        pingsAs(stub, "1.51");

        assertThat(engine.images().list()).isEmpty();
        assertThat(engine.lastKnown()).isInstanceOf(Reach.Up.class);
    }

    @Test
    void aBodyThatNeverEndsIsCutAtTheDeadline() {
        StubEngine stub = stub("1.51");
        stub.get("/images/json", "[]");
        stub.on("GET", "/images/json", new Reaction.Delayed(Duration.ofSeconds(30), Reaction.json("[]")));

        long start = System.nanoTime();
        Failure failure = failure(() -> engine(stub, TestEngine.SHORT).images().list());

        assertThat(failure.type()).isEqualTo(ProblemType.ENGINE_TIMEOUT);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void moreCallsThanAllowedWaitBrieflyAndAreThenToldThatTheEngineIsBusy() throws Exception {
        StubEngine stub = stub("1.51").get("/images/json", "[]");
        DockerEngine engine = engine(stub, TestEngine.SHORT);
        engine.images().list();
        stub.on("GET", "/images/json", new Reaction.Hang());

        List<Failure> failures =
                inParallel(60, () -> failure(() -> engine.images().list()));

        assertThat(failures)
                .extracting(Failure::type)
                .containsOnly(ProblemType.ENGINE_TIMEOUT, ProblemType.ENGINE_BUSY);
        Failure busy = failures.stream()
                .filter(failure -> failure.type() == ProblemType.ENGINE_BUSY)
                .findFirst()
                .orElseThrow();
        assertThat(busy.members()).containsEntry("limit", 4).containsEntry("retryAfterSeconds", 1);
        assertThat(requests(stub, "/images/json")).hasSizeLessThanOrEqualTo(1 + 60);
        assertThat(engine.status()).isInstanceOf(Reachable.class);
    }

    @Test
    void sixtyParallelCallsOnALivingEngineAreAllAnswered() throws Exception {
        StubEngine stub = stub("1.51").get("/images/json", "[]");
        DockerEngine engine = engine(stub);

        List<Integer> sizes = inParallel(60, () -> engine.images().list().size());

        assertThat(sizes).containsOnly(0).hasSize(60);
        assertThat(requests(stub, "/_ping")).hasSize(1);
    }

    @Test
    void anEngineThatCutsTheConnectionIsUnreachableAndTheNextCallAsksForTheVersionAnew() {
        StubEngine stub = stub("1.51").get("/images/json", "[]");
        DockerEngine engine = engine(stub);
        engine.images().list();
        stub.on("GET", "/images/json", new Reaction.Close());

        Failure failure = failure(() -> engine.images().list());
        assertThat(failure.type()).isEqualTo(ProblemType.ENGINE_UNREACHABLE);
        assertThat(failure.members()).containsEntry("retryAfterSeconds", 5).containsKeys("address", "cause");
        assertThat(engine.lastKnown()).isInstanceOf(Reach.Down.class);

        stub.get("/images/json", "[]");
        engine.images().list();
        assertThat(engine.lastKnown()).isInstanceOf(Reach.Up.class);
        assertThat(requests(stub, "/_ping")).hasSize(2);
    }

    @Test
    void aSocketThatIsNotThereIsUnreachable() {
        DockerEngine engine = engine("unix:///no/such/docker.sock", TestEngine.USUAL);

        Failure failure = failure(() -> engine.containers().list());

        assertThat(failure.type()).isEqualTo(ProblemType.ENGINE_UNREACHABLE);
        assertThat(failure.members())
                .containsEntry("cause", "there is no such socket")
                .containsEntry("address", "unix:///no/such/docker.sock");
        assertThat(engine.status()).isInstanceOf(Unreachable.class);
    }

    @Test
    void aSocketNobodyListensOnIsUnreachable() {
        StubEngine stub = StubEngine.speaking("1.51");
        DockerEngine engine = engine("tcp://127.0.0.1:1", TestEngine.USUAL);
        stub.close();

        assertThat(failure(() -> engine.images().list()).members()).containsEntry("cause", "connection refused");
        assertThat(failure(() -> engine("unix://" + stub.socket(), TestEngine.USUAL)
                                .images()
                                .list())
                        .type())
                .isEqualTo(ProblemType.ENGINE_UNREACHABLE);
    }

    @Test
    void aForbiddingProxyIsNamedWithTheSwitchAndWithoutItsHtml() {
        StubEngine stub = stub("1.51").on("*", "/containers/.*", Reaction.forbidden());

        Failure failure = failure(() -> engine(stub).containers().inspect(CONTAINER));

        assertThat(failure.type()).isEqualTo(ProblemType.ENGINE_ACCESS_DENIED);
        assertThat(failure.members())
                .containsEntry("method", "GET")
                .containsEntry("path", "/containers/" + CONTAINER + "/json")
                .containsEntry("switch", "CONTAINERS");
        assertThat(failure.detail()).contains("CONTAINERS=1").doesNotContain("<", "html");
    }

    @Test
    void theStatusSaysWhatAProxyLeavesOpen() {
        StubEngine stub = stub("1.51").get("/events", "");
        stub.on("*", "/info", Reaction.forbidden()).on("POST", ".*", Reaction.forbidden());
        DockerEngine engine = engine(stub);

        EngineStatus status = engine.status();
        int probed = stub.requests().size();
        engine.status();

        assertThat(status)
                .isEqualTo(new Reachable(
                        "28.5.2",
                        "1.51",
                        "1.24",
                        "1.51",
                        "linux",
                        "amd64",
                        null,
                        null,
                        Map.of(
                                Capability.IMAGES, true,
                                Capability.CONTAINERS, true,
                                Capability.INFO, false,
                                Capability.VERSION, true,
                                Capability.EVENTS, true,
                                Capability.POST, false)));
        assertThat(stub.requests()).as("the second time only ping and version").hasSize(probed + 2);
        assertThat(stub.requests())
                .filteredOn(request -> request.method().equals("POST"))
                .allMatch(request -> request.target().contains("0".repeat(64)));
    }

    @Test
    void whereEvenThePingIsForbiddenThatIsTheProblem() {
        StubEngine stub = stub("1.51").on("*", ".*", Reaction.forbidden());

        assertThat(engine(stub).status())
                .isInstanceOfSatisfying(
                        Unreachable.class,
                        unreachable -> assertThat(unreachable.why().members()).containsEntry("switch", "PING"));
    }

    @Test
    void theContainerdStoreIsRecognised() {
        StubEngine stub = stub("1.51").get("/info", """
                {"ServerVersion":"28.5.2","Driver":"overlayfs","DriverStatus":[["driver-type","io.containerd.snapshotter.v1"]]}
                """);

        assertThat(engine(stub).status()).isInstanceOfSatisfying(Reachable.class, reachable -> {
            assertThat(reachable.store()).isEqualTo(Store.CONTAINERD);
            assertThat(reachable.storageDriver()).isEqualTo("overlayfs");
        });
    }

    @Test
    void callsAreTimedUnderTheirKindAndOutcome() {
        StubEngine stub = stub("1.51").get("/images/json", "[]");
        DockerEngine engine = engine(stub);
        engine.images().list();
        failure(() -> engine.images().inspect(IMAGE));

        assertThat(registry.scrape())
                .contains(
                        "longshore_engine_call_seconds_count{call=\"image-list\",engine=\"local\",outcome=\"ok\"} 1",
                        "longshore_engine_call_seconds_count{call=\"image-inspect\",engine=\"local\",outcome=\"engine-failed\"} 1");
        assertThat(registry.find("longshore.engine.call").timers())
                .extracting(Timer::count)
                .containsOnly(1L);
    }

    private StubEngine stub(String version) {
        StubEngine stub = StubEngine.speaking(version);
        toClose.add(stub);
        return stub;
    }

    private DockerEngine engine(StubEngine stub) {
        return engine(stub, TestEngine.USUAL);
    }

    private DockerEngine engine(StubEngine stub, EngineCalls limits) {
        return engine(stub.host(), limits);
    }

    private DockerEngine engine(String host, EngineCalls limits) {
        DockerEngine engine = TestEngine.at(host, limits, registry);
        toClose.addFirst(engine);
        return engine;
    }

    private static void pingsAs(StubEngine stub, String version) {
        stub.on("GET", "/_ping", new Reaction.Reply(200, Map.of("Api-Version", version), "OK"));
        stub.get("/version", "{\"ApiVersion\":\"" + version + "\",\"MinAPIVersion\":\"1.24\"}");
    }

    private static List<String> requests(StubEngine stub, String path) {
        return stub.requests().stream()
                .map(request -> request.path())
                .filter(path::equals)
                .toList();
    }

    private static Failure failure(Runnable call) {
        return Objects.requireNonNull(catchThrowableOfType(Failure.class, call::run));
    }

    private static long descriptors() {
        String[] open = Path.of("/proc/self/fd").toFile().list();
        return open == null ? 0 : open.length;
    }

    private static <T> List<T> inParallel(int count, Callable<T> call) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                futures.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }
}
