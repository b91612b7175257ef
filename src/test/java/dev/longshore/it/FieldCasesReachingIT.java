package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.access.Role;
import dev.longshore.testkit.EngineAnswer;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.EngineOptions;
import dev.longshore.testkit.Engines;
import dev.longshore.testkit.Eventually;
import dev.longshore.testkit.ImageMaker;
import dev.longshore.testkit.PrivateEngine;
import dev.longshore.testkit.RecordingProxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What people met in the field with engines that cannot be reached, or not by everyone and not for everything. */
@ExtendWith(WipedEngines.class)
class FieldCasesReachingIT {
    private static final List<String> READS =
            List.of("/images", "/images/app:1", "/images/app:1/history", "/containers");

    /** Deadlines that a test can wait for. */
    private static final String[] HURRIED = {
        "longshore.engine-calls.ping=2s", "longshore.engine-calls.inspect=2s", "longshore.engine-calls.list=2s"
    };

    private static RunningLongshore serving(String host) {
        return RunningLongshore.start("longshore.engines.one.host=" + host, HURRIED[0], HURRIED[1], HURRIED[2]);
    }

    private static void hasNoEngine(RunningLongshore longshore, String code) {
        for (String path : READS) { // what is remembered may be shown for a moment, with its age
            Eventually.passes(() -> {
                EngineAnswer answer = longshore.get(path);
                Problem.of(code, answer);
                if (answer.status() == 503) {
                    assertThat(answer.header("retry-after")).as(path).isPresent();
                }
            });
        }
        assertThat(longshore.send("GET", "/actuator/health/liveness", Map.of()).status())
                .isEqualTo(200);
        assertThat(longshore.send("GET", "/actuator/health/readiness", Map.of()).status())
                .isEqualTo(200);
        JsonNode engine = longshore.get("/engines/one").expect(200).json();
        assertThat(engine.path("reachable").asBoolean(true)).isFalse();
        assertThat(engine.path("reason").path("detail").asString()).isNotBlank();
    }

    private static void recovers(RunningLongshore longshore) {
        long start = System.nanoTime();
        Eventually.passes(() -> assertThat(longshore.get("/images").status()).isEqualTo(200));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(longshore.get("/engines/one").json().path("reachable").asBoolean())
                .isTrue();
    }

    @Test
    @DisplayName("C82")
    void anEngineThatStartsAfterLongshoreIsServedWithoutARestart() {
        try (PrivateEngine engine = PrivateEngine.start(EngineKind.OVERLAY2)) {
            new ImageMaker(82).image(image -> image.tags("app:1")).loadInto(engine.client());
            engine.stop();
            try (RunningLongshore longshore = serving(engine.host())) {
                hasNoEngine(longshore, "engine-unreachable");
                engine.start();
                recovers(longshore);
                assertThat(longshore.get("/images/app:1").status()).isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OVERLAY2", "CONTAINERD"})
    void anEngineThatStopsCrashesOrFreezesHasItsOwnProblemAndIsServedAgainWithin5Seconds(EngineKind kind) {
        try (PrivateEngine engine = PrivateEngine.start(kind);
                RunningLongshore longshore = serving(engine.host())) {
            new ImageMaker(5).image(image -> image.tags("app:1")).loadInto(engine.client());
            Eventually.get(() -> longshore.get("/images/app:1").expect(200));

            engine.stop();
            hasNoEngine(longshore, "engine-unreachable");
            engine.start();
            recovers(longshore);

            engine.kill();
            hasNoEngine(longshore, "engine-unreachable");
            engine.start();
            recovers(longshore);

            engine.pause();
            hasNoEngine(longshore, "engine-timeout");
            engine.resume();
            recovers(longshore);
        }
    }

    @Test
    @DisplayName("C88")
    void anEngineThatRefusesOldClientsIsSpokenToInAVersionOfItsOwn() {
        EngineOptions strict = EngineOptions.usual().withEnvironment("DOCKER_MIN_API_VERSION", "1.44");
        try (PrivateEngine engine = PrivateEngine.start(EngineKind.CONTAINERD, strict);
                RunningLongshore longshore = serving(engine.host())) {
            assertThat(engine.client().get("/v1.41/images/json").status()).isEqualTo(400);
            longshore.get("/images").expect(200);
            JsonNode versions = longshore.get("/engines/one").expect(200).json().path("versions");
            assertThat(versions.path("minApi").asString()).isEqualTo("1.44");
            assertThat(versions.path("negotiated").asString())
                    .isEqualTo(versions.path("api").asString());
        }
    }

    @ParameterizedTest(name = "{displayName}: {0} closed")
    @DisplayName("C86")
    @CsvSource({"images, /images, IMAGES", "containers, /containers, CONTAINERS"})
    void whatASocketProxyClosesIsNamedAndTheRestGoesOn(String closed, String path, String name) {
        BothSides sides = BothSides.of(EngineKind.OVERLAY2);
        sides.load(image -> image.tags("app:1"));
        try (RecordingProxy proxy = RecordingProxy.before(sides.engine().socket())) {
            proxy.forbid("*", path + "/.*");
            try (RunningLongshore longshore = serving(proxy.host())) {
                EngineAnswer refused = longshore.get(path);
                JsonNode problem = Problem.of("engine-access-denied", refused);
                assertThat(refused.text()).doesNotContain("<html").doesNotContain("administrative rules");
                assertThat(problem.path("detail").asString())
                        .contains("GET")
                        .contains(path)
                        .contains(name);

                String other = closed.equals("images") ? "/containers" : "/images";
                JsonNode items = longshore.get(other).expect(200).json().path("items");
                assertThat(items)
                        .allSatisfy(item -> assertThat(item.has("containers")).isFalse());
                JsonNode capabilities =
                        longshore.get("/engines/one").expect(200).json().path("capabilities");
                assertThat(capabilities.path(closed).asBoolean(true)).isFalse();
                assertThat(capabilities.path(other.substring(1)).asBoolean()).isTrue();
            }
        }
    }

    @Test
    @DisplayName("C86")
    void imagesAreListedWithoutTheirContainersWhereThoseAreClosed() {
        BothSides sides = BothSides.of(EngineKind.OVERLAY2);
        String id = sides.load(image -> image.tags("app:1"));
        try (RecordingProxy proxy = RecordingProxy.before(sides.engine().socket())) {
            proxy.forbid("GET", "/containers/.*");
            try (RunningLongshore longshore = serving(proxy.host())) {
                JsonNode items = longshore.get("/images").expect(200).json().path("items");
                assertThat(items.findValuesAsString("id")).containsExactly(id);
                assertThat(longshore.get("/images/app:1").expect(200).json().has("containers"))
                        .isFalse();
                longshore.get("/images/app:1/history").expect(200);
                Problem.of("engine-access-denied", longshore.get("/images?inUse=false"));
                Problem.of("engine-access-denied", longshore.get("/containers/app"));
                proxy.behave();
                Map<String, String> anew = new HashMap<>(LongshoreServer.as(Role.VIEWER));
                anew.put("Cache-Control", "no-cache");
                JsonNode image =
                        longshore.send("GET", "/images/app:1", anew).expect(200).json();
                assertThat(image.has("containers")).isTrue();
            }
        }
    }

    @Test
    @DisplayName("C90")
    void anEngineSaysWhereItIsAndWhyThere() {
        JsonNode engines = RunningLongshore.shared()
                .get("/engines", Role.VIEWER)
                .expect(200)
                .json();
        assertThat(engines.path("items")).hasSize(2).allSatisfy(engine -> {
            String name = engine.path("name").asString();
            assertThat(engine.path("chosenBecause").asString()).isEqualTo("longshore.engines." + name + ".host");
            assertThat(engine.path("address").asString()).startsWith("unix:///");
            assertThat(engine.path("default").asBoolean()).isEqualTo(name.equals("old"));
            assertThat(engine.path("store").asString()).isEqualTo(name.equals("old") ? "graphdriver" : "containerd");
        });
        assertThat(Engines.shared(EngineKind.OVERLAY2).client().answers()).isTrue();
    }
}
