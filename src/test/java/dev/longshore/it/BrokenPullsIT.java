package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.testkit.EngineAnswer;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.EngineObjects;
import dev.longshore.testkit.EngineOptions;
import dev.longshore.testkit.Eventually;
import dev.longshore.testkit.ImageMaker;
import dev.longshore.testkit.PrivateEngine;
import dev.longshore.testkit.RecordingProxy;
import dev.longshore.testkit.RegistryFault;
import dev.longshore.testkit.RegistryFront;
import dev.longshore.testkit.TestRegistry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Pulls whose registry or engine dies or hangs in the middle, and whose engine's disk is small. */
class BrokenPullsIT {

    private static final List<EngineKind> BOTH = List.of(EngineKind.OVERLAY2, EngineKind.CONTAINERD);

    /** An engine that tries again itself does so for a minute. */
    private static final EngineOptions SMALL =
            EngineOptions.usual().withDataLimit("36m").withDaemon("max-download-attempts", 1);

    /** The containerd store tells of a layer's bytes by the megabyte. */
    private static final int LARGE = 5_000_000;

    private static final RegistryFault SLOW = new RegistryFault.Slow(1_500_000);

    private static final Map<EngineKind, PrivateEngine> ENGINES = new EnumMap<>(EngineKind.class);
    private static final Map<EngineKind, RecordingProxy> PROXIES = new EnumMap<>(EngineKind.class);

    @SuppressWarnings("NullAway.Init")
    private static TestRegistry registry;

    @SuppressWarnings("NullAway.Init")
    private static RunningLongshore longshore;

    private final RegistryFront front = RegistryFront.of(registry);

    @BeforeAll
    static void begin() {
        registry = TestRegistry.open();
        new ImageMaker(57)
                .image(image -> image.tags("team/small:1").layer("small", 1_000))
                .image(image -> image.tags("team/registry:1").layer("registry", LARGE))
                .image(image -> image.tags("team/engine:1").layer("engine", LARGE))
                .image(image -> image.tags("team/stuck:1").layer("stuck", LARGE))
                .image(image -> image.tags("team/huge:1").layer("huge", 40_000_000))
                .pushTo(registry);
        for (EngineKind kind : BOTH) {
            PrivateEngine engine = PrivateEngine.start(kind, SMALL);
            ENGINES.put(kind, engine);
            PROXIES.put(kind, RecordingProxy.before(engine.socket()));
        }
        longshore = RunningLongshore.start(
                "longshore.engines.old.host=" + proxy(EngineKind.OVERLAY2).host(),
                "longshore.engines.new.host=" + proxy(EngineKind.CONTAINERD).host(),
                "longshore.default-engine=old",
                "longshore.transfers.stalled-after=1s",
                "longshore.transfers.silence=6s",
                "longshore.transfers.back-off=300ms");
    }

    @AfterAll
    static void end() {
        longshore.close();
        PROXIES.values().forEach(RecordingProxy::close);
        ENGINES.values().forEach(PrivateEngine::close);
        registry.close();
    }

    @AfterEach
    void leave() {
        front.close();
        BOTH.forEach(kind -> EngineObjects.wipe(engine(kind).client()));
    }

    private static PrivateEngine engine(EngineKind kind) {
        return Objects.requireNonNull(ENGINES.get(kind));
    }

    private static RecordingProxy proxy(EngineKind kind) {
        return Objects.requireNonNull(PROXIES.get(kind));
    }

    private static Pulls pulls(EngineKind kind) {
        return new Pulls(longshore, RunningLongshore.prefix(kind));
    }

    private static void assertFailed(JsonNode ended, String code, int attempts) {
        assertThat(ended.path("problem").path("code").asString())
                .as(ended.toString())
                .isEqualTo(code);
        assertThat(ended.path("state").asString()).isEqualTo("failed");
        assertThat(ended.path("attempts").asInt()).isEqualTo(attempts);
        assertThat(ended.has("finishedAt")).isTrue();
    }

    @OnBothStores
    void aRegistryThatDiesInMidPullIsTriedAgainAndThenUnreachable(EngineKind kind) {
        front.onBlobs(SLOW);
        EngineAnswer begun = pulls(kind).underWay(front.reference("team/registry:1"));
        LiveLines events = pulls(kind).events(begun).begun();
        registry.kill();
        front.close();
        try {
            assertThat(events.ended().events()).contains("restarted").endsWith("failed");
            assertFailed(pulls(kind).ended(begun), "registry-unreachable", 3);
        } finally {
            registry.restart();
        }
    }

    @OnBothStores
    void anEngineThatDiesInMidPullFailsItAndIsUsedAgainWhenItIsBack(EngineKind kind) {
        front.onBlobs(SLOW);
        String reference = front.reference("team/engine:1");
        EngineAnswer begun = pulls(kind).underWay(reference);
        LiveLines events = pulls(kind).events(begun).begun();
        engine(kind).kill();
        assertThat(events.ended().events()).endsWith("failed");
        assertFailed(pulls(kind).ended(begun), "engine-unreachable", 3);
        engine(kind).start();
        front.onBlobs(new RegistryFault.None());
        Eventually.get(() -> pulls(kind).begin(reference, "Prefer", "wait=20").expect(200));
    }

    @Test
    void whereNothingIsHeardOfIsStalledAndTheEngineIsLeft() {
        front.onBlobs(new RegistryFault.Stuck(LARGE / 2)).on(".*/v2/team/huge/.*", new RegistryFault.Hang());
        for (EngineKind kind : BOTH) {
            longshore.get(RunningLongshore.prefix(kind) + "/images").expect(200);
        }
        Map<EngineKind, Integer> before = new EnumMap<>(EngineKind.class);
        BOTH.forEach(kind -> before.put(kind, proxy(kind).openConnections()));
        List<EngineAnswer> begun = BOTH.stream()
                .flatMap(kind -> Stream.of("stuck", "huge")
                        .map(name -> pulls(kind)
                                .begin(front.reference("team/" + name + ":1"))
                                .expect(202)))
                .toList();
        Pulls any = pulls(EngineKind.OVERLAY2);
        for (EngineAnswer each : begun) {
            JsonNode stalled = Eventually.get(() -> {
                JsonNode now = any.at(each);
                assertThat(now.path("stalled").asBoolean()).as(now.toString()).isTrue();
                return now;
            });
            boolean begunToCome = stalled.path("reference").asString().contains("stuck");
            assertThat(stalled.has("currentBytes")).as(stalled.toString()).isEqualTo(begunToCome);
        }
        for (EngineAnswer each : begun) {
            JsonNode ended = any.ended(each);
            assertFailed(ended, "pull-stalled", 1);
            assertThat(ended.path("problem").path("silentSeconds").asInt()).isEqualTo(6);
        }
        Eventually.passes(() -> before.forEach(
                (kind, open) -> assertThat(proxy(kind).openConnections()).isLessThanOrEqualTo(open)));
    }

    @OnBothStores
    @DisplayName("C57")
    void aFullDiskIsSaidAtOnceAndTheServiceGoesOn(EngineKind kind) {
        EngineAnswer full = pulls(kind)
                .begin(registry.reference("team/huge:1"), "Prefer", "wait=60")
                .expect(507);
        assertThat(full.json().path("code").asString()).isEqualTo("engine-disk-full");
        String path = RunningLongshore.prefix(kind) + "/images/pulls/"
                + full.json().path("operation").asString();
        assertFailed(longshore.get(path).expect(200).json(), "engine-disk-full", 1);
        Eventually.get(() -> pulls(kind)
                .begin(registry.reference("team/small:1"), "Prefer", "wait=60")
                .expect(200));
    }
}
