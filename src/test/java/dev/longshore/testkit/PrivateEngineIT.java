package dev.longshore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class PrivateEngineIT {

    @ParameterizedTest
    @EnumSource
    void hasTheImageStoreOfItsKind(EngineKind kind) {
        JsonNode info = Engines.shared(kind).client().get("/info").expect(200).json();
        assertThat(info.get("Driver").asString()).isEqualTo(kind.hasContainerdStore() ? "overlayfs" : "overlay2");
    }

    @ParameterizedTest
    @EnumSource
    void runsABusyboxContainer(EngineKind kind) {
        EngineSocket engine = Engines.shared(kind).client();
        EngineObjects.importBusybox(engine);
        String container = EngineObjects.createContainer(engine, "seven", "busybox", "sh", "-c", "exit 7");
        EngineObjects.startContainer(engine, container);
        assertThat(EngineObjects.awaitExit(engine, container)).isEqualTo(7);
        EngineObjects.wipe(engine);
        assertThat(EngineObjects.containerIds(engine)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void answersTheDockerCommandLine(EngineKind kind) {
        PrivateEngine engine = Engines.shared(kind);
        new ImageMaker(1).image(image -> image.tags("team/app:1.0")).loadInto(engine.client());
        assertThat(engine.cli("images", "--format", "{{.Repository}}:{{.Tag}}")).isEqualTo("team/app:1.0\n");
        assertThatThrownBy(() -> engine.cli("inspect", "nothing-of-that-name")).hasMessageContaining("No such object");
        EngineObjects.wipe(engine.client());
    }

    @ParameterizedTest
    @EnumSource
    void keepsItsDataOverStopCrashAndFreezeAndLeavesNothing(EngineKind kind) {
        List<String> traces = new ArrayList<>();
        Path folder = liveAndClose(kind, traces);
        assertThat(folder).doesNotExist();
        assertThat(traces(folder, traces.getFirst())).isEmpty();
    }

    private static Path liveAndClose(EngineKind kind, List<String> networks) {
        try (PrivateEngine engine = PrivateEngine.start(kind)) {
            new ImageMaker(2).image(image -> image.tags("kept:1")).loadInto(engine.client());
            EngineObjects.importBusybox(engine.client());
            engine.stop();
            assertThat(engine.client().answers()).isFalse();
            engine.start();
            engine.kill();
            engine.start();
            String running = EngineObjects.createContainer(engine.client(), "running", "busybox", "sleep", "600");
            EngineObjects.startContainer(engine.client(), running);
            assertThatFrozenEngineHangs(engine);
            networks.add("br-" + engine.cli("network", "create", "left-behind").substring(0, 12));
            assertThat(traces(Objects.requireNonNull(engine.socket().getParent()), networks.getFirst()))
                    .contains(networks.getFirst(), "lst", "longshore-test-", "dockerd");
            assertThat(EngineObjects.imageId(engine.client(), "kept:1")).startsWith("sha256:");
            return Objects.requireNonNull(engine.socket().getParent());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFrozenEngineCanBeKilledAndStartedAgain(EngineKind kind) {
        try (PrivateEngine engine = PrivateEngine.start(kind)) {
            engine.pause();
            engine.kill();
            engine.start();
            assertThat(engine.client().answers()).isTrue();
        }
    }

    @Test
    void takesEnvironmentAndConfiguration() {
        EngineOptions options = EngineOptions.usual()
                .withEnvironment("DOCKER_MIN_API_VERSION", "1.44")
                .withDaemon("labels", new String[] {"of=test"});
        try (PrivateEngine engine = PrivateEngine.start(EngineKind.CONTAINERD, options)) {
            assertThat(engine.client().get("/v1.43/info").status()).isEqualTo(400);
            assertThat(engine.client().get("/v1.44/info").text()).contains("of=test");
            engine.stop();
            engine.start(EngineOptions.usual());
            assertThat(engine.client().get("/v1.43/info").status()).isEqualTo(200);
        }
    }

    /** A process that is frozen cannot be killed, and what waits for it, up to the build of the project, waits for ever. */
    @Test
    void endsThoughAContainerIsPaused() {
        Path folder;
        try (PrivateEngine engine = PrivateEngine.start(EngineKind.CONTAINERD)) {
            folder = engine.socket().getParent();
            EngineObjects.importBusybox(engine.client());
            String container = EngineObjects.createContainer(engine.client(), "paused", "busybox", "sleep", "600");
            EngineObjects.startContainer(engine.client(), container);
            engine.client().post("/containers/" + container + "/pause").expect(204);
        }
        assertThat(folder).doesNotExist();
    }

    @Test
    void canHaveAFullDisk() {
        try (PrivateEngine engine =
                PrivateEngine.start(EngineKind.OVERLAY2, EngineOptions.usual().withDataLimit("4m"))) {
            ImageMaker maker =
                    new ImageMaker(3).image(image -> image.tags("big:1").layer("big", 8_000_000));
            assertThatThrownBy(() -> maker.loadInto(engine.client())).hasMessageContaining("no space left on device");
        }
    }

    @Test
    void aStartThatFailsShowsTheEngineLog() {
        EngineOptions wrong = EngineOptions.usual().withDaemon("storage-driver", "nonsense");
        assertThatThrownBy(() -> PrivateEngine.start(EngineKind.OVERLAY2, wrong))
                .hasMessageContaining("nonsense");
    }

    @Test
    void publishedPortsCanBeReachedFromTheTests() throws Exception {
        EngineSocket engine = Engines.shared(EngineKind.OVERLAY2).client();
        EngineObjects.importBusybox(engine);
        Map<String, Object> body = Map.of(
                "Image",
                "busybox",
                "Cmd",
                new String[] {"sh", "-c", "echo hello >/tmp/index.html; httpd -f -p 80 -h /tmp"},
                "ExposedPorts",
                Map.of("80/tcp", Map.of()),
                "HostConfig",
                Map.of("PublishAllPorts", true));
        String container = EngineObjects.createContainer(engine, "web", body);
        EngineObjects.startContainer(engine, container);
        JsonNode ports = engine.get("/containers/" + container + "/json").json().at("/NetworkSettings/Ports/80~1tcp");
        String url = "http://127.0.0.1:" + ports.get(0).get("HostPort").asString() + "/index.html";
        assertThat(Eventually.get(() -> Commands.run(Map.of(), List.of("curl", "-sf", url))))
                .isEqualTo("hello\n");
        EngineObjects.wipe(engine);
    }

    private static void assertThatFrozenEngineHangs(PrivateEngine engine) {
        engine.pause();
        EngineSocket hurried = new EngineSocket(engine.socket(), Duration.ofMillis(300));
        assertThatThrownBy(() -> hurried.get("/info")).isInstanceOf(UncheckedIOException.class);
        engine.resume();
        assertThat(engine.client().get("/info").status()).isEqualTo(200);
    }

    /** Interfaces, mounts, cgroups and processes that name the engine's folder, its bridge or its network. */
    private static String traces(Path folder, String network) {
        EngineName name = EngineName.of(folder).orElseThrow();
        return Commands.run(
                Map.of(), List.of("sh", "-c", """
                ip -o link | grep -E " ($1|$4)[:@]" || true
                grep -F "$2" /proc/mounts || true
                find /sys/fs/cgroup -type d -name "$3"
                for process in /proc/[0-9]*; do
                  [ "$process" = "/proc/$$" ] || tr '\\0' ' ' 2>/dev/null <"$process/cmdline" | grep -F "$2" | grep -v '^sh -c ip' || true
                done
                """, "sh", name.bridge(), folder.toString(), name.cgroup(), network));
    }

    @Test
    void namesLeftoversOfDeadProcessesOnly() throws Exception {
        EngineName dead = new EngineName(4_194_999, 1);
        Files.createDirectory(dead.folder());
        EngineName ours = EngineName.next();
        Files.createDirectory(ours.folder());
        assertThat(Leftovers.orphans()).contains(dead).doesNotContain(ours);
        Holder.clean(dead);
        assertThat(dead.folder()).doesNotExist();
        Holder.clean(ours);
    }
}
