package dev.longshore.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.longshore.engine.EngineStatus.Capability;
import dev.longshore.engine.EngineStatus.Reachable;
import dev.longshore.engine.Reach;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.EngineObjects;
import dev.longshore.testkit.EngineOptions;
import dev.longshore.testkit.Engines;
import dev.longshore.testkit.PrivateEngine;
import dev.longshore.testkit.Reaction;
import dev.longshore.testkit.RecordingProxy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Engines that stop, hang, restart, are replaced or stand behind a forbidding proxy. */
class TroubledEngineIT {

    private static final Duration PROMISED = Duration.ofSeconds(5);

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OVERLAY2_NEW")
    void aStoppedEngineIsUnreachableAndAnswersAgainAsSoonAsItIsBack(EngineKind kind) throws Exception {
        try (PrivateEngine real = PrivateEngine.start(kind);
                DockerEngine engine = TestEngine.at(real.host())) {
            assertThat(engine.images().list()).isEmpty();

            real.stop();
            assertThat(failure(() -> engine.images().list()).type()).isEqualTo(ProblemType.ENGINE_UNREACHABLE);
            assertThat(engine.lastKnown()).isInstanceOf(Reach.Down.class);

            real.start();
            assertThat(engine.images().list()).isEmpty();
            assertThat(engine.lastKnown()).isInstanceOf(Reach.Up.class);
        }
    }

    @Test
    void theWatchSeesAStopAndAReturnWithinFiveSecondsWithoutAnyCall() throws Exception {
        try (PrivateEngine real = PrivateEngine.start(EngineKind.OVERLAY2);
                DockerEngine engine = TestEngine.at(real.host())) {
            EngineWatch watch = new EngineWatch(new ConfiguredEngines(List.of(engine), engine.name()));
            watch.start();
            try {
                within(PROMISED, () -> engine.lastKnown() instanceof Reach.Up);
                real.kill();
                within(PROMISED, () -> engine.lastKnown() instanceof Reach.Down);
                real.start();
                within(PROMISED, () -> engine.lastKnown() instanceof Reach.Up);
            } finally {
                watch.stop();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OVERLAY2_NEW")
    void aHungEngineCostsNeitherThreadsNorSockets(EngineKind kind) throws Exception {
        try (PrivateEngine real = PrivateEngine.start(kind);
                DockerEngine engine = TestEngine.at(real.host(), TestEngine.SHORT)) {
            engine.images().list();
            int descriptors = descriptors();
            int threads = Thread.activeCount();
            real.pause();

            List<Failure> failures = new ArrayList<>();
            for (int round = 0; round < 3; round++) {
                failures.addAll(
                        inParallel(60, () -> failure(() -> engine.images().list())));
                assertThat(descriptors()).isLessThanOrEqualTo(descriptors + 10);
            }

            assertThat(failures)
                    .extracting(Failure::type)
                    .contains(ProblemType.ENGINE_TIMEOUT, ProblemType.ENGINE_BUSY)
                    .containsOnly(ProblemType.ENGINE_TIMEOUT, ProblemType.ENGINE_BUSY);
            within(PROMISED, () -> descriptors() <= descriptors + 3);
            assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 3);

            real.resume();
            within(PROMISED, () -> engine.images().list().isEmpty());
        }
    }

    @Test
    void anEngineThatWasReplacedByAnOlderOneIsSpokenToInItsVersion() throws IOException {
        PrivateEngine newer = Engines.shared(EngineKind.OVERLAY2_NEW);
        PrivateEngine older = Engines.shared(EngineKind.OVERLAY2);
        try (RecordingProxy proxy = RecordingProxy.before(newer.socket());
                DockerEngine engine = TestEngine.at(proxy.host())) {
            engine.images().list();
            String before = proxy.requests().getLast().version().orElseThrow();
            proxy.on("*", ".*", new Reaction.Forward(older.socket()));

            engine.images().list();

            assertThat(before).isEqualTo("1.51");
            assertThat(proxy.requests().getLast().version()).hasValue("1.41");
        }
    }

    @Test
    void anEngineThatRefusesOldClientsIsSpokenToInItsOwnVersion() throws IOException {
        EngineOptions options = EngineOptions.usual().withEnvironment("DOCKER_MIN_API_VERSION", "1.44");
        try (PrivateEngine real = PrivateEngine.start(EngineKind.CONTAINERD, options);
                DockerEngine engine = TestEngine.at(real.host())) {
            assertThat(engine.images().list()).isEmpty();
            assertThat(engine.status())
                    .isInstanceOfSatisfying(
                            Reachable.class,
                            status -> assertThat(status.minApiVersion()).isEqualTo("1.44"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAProxyForbidsIsNamedAndTheRestWorks(EngineKind kind) throws IOException {
        try (RecordingProxy proxy = RecordingProxy.before(Engines.shared(kind).socket());
                DockerEngine engine = TestEngine.at(proxy.host())) {
            proxy.forbid("POST", ".*").forbid("*", "/containers/.*").forbid("*", "/version");

            assertThat(engine.images().list()).isEmpty();
            assertThat(failure(() -> engine.containers().list()).members()).containsEntry("switch", "CONTAINERS");
            assertThat(engine.status()).isInstanceOfSatisfying(Reachable.class, status -> {
                assertThat(status.minApiVersion()).isNull();
                assertThat(status.engineVersion()).isNotNull();
                assertThat(status.capabilities())
                        .containsEntry(Capability.CONTAINERS, false)
                        .containsEntry(Capability.POST, false)
                        .containsEntry(Capability.VERSION, false)
                        .containsEntry(Capability.IMAGES, true)
                        .containsEntry(Capability.EVENTS, true);
            });
        }
        assertThat(EngineObjects.imageIds(Engines.shared(kind).client())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aListThatIsCutInTheMiddleIsAnUnreachableEngine(EngineKind kind) throws IOException {
        try (RecordingProxy proxy = RecordingProxy.before(Engines.shared(kind).socket());
                DockerEngine engine = TestEngine.at(proxy.host())) {
            EngineObjects.importBusybox(Engines.shared(kind).client());
            engine.images().list();
            proxy.cut("GET", "/images/json", 300);

            assertThat(failure(() -> engine.images().list()).type()).isEqualTo(ProblemType.ENGINE_UNREACHABLE);

            proxy.behave();
            assertThat(engine.images().list()).hasSize(1);
        } finally {
            EngineObjects.wipe(Engines.shared(kind).client());
        }
    }

    private static Failure failure(Runnable call) {
        return Objects.requireNonNull(catchThrowableOfType(Failure.class, call::run));
    }

    private static int descriptors() {
        String[] open = Path.of("/proc/self/fd").toFile().list();
        return open == null ? 0 : open.length;
    }

    private static void within(Duration limit, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.sleep(50);
        }
    }

    private static List<Failure> inParallel(int count, Callable<Failure> call) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Failure>> futures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                futures.add(threads.submit(call));
            }
            List<Failure> failures = new ArrayList<>();
            for (Future<Failure> future : futures) {
                failures.add(future.get());
            }
            return failures;
        }
    }
}
