package dev.longshore.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.Longshore;
import dev.longshore.access.Caller;
import dev.longshore.access.Role;
import dev.longshore.access.Tokens;
import dev.longshore.engine.EngineEvent;
import dev.longshore.engine.EngineName;
import dev.longshore.engine.EngineStatus;
import dev.longshore.engine.Engines;
import dev.longshore.fakes.FakeEngine;
import dev.longshore.fakes.FakeEngines;
import dev.longshore.fakes.FakeEvents;
import dev.longshore.fakes.Rows;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Unavailable;
import dev.longshore.testkit.Eventually;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Watches over HTTP, on engines that a test plays. */
@SpringBootTest(
        classes = {Longshore.class, WatchesOnTheWireTests.World.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "longshore.followers.keep-alive=300ms")
class WatchesOnTheWireTests {

    private static final FakeEngines ENGINES = new FakeEngines("local", "slow", "down");
    private static final FakeEngine ENGINE = ENGINES.fake("local");

    @TempDir
    private static Path folder = Path.of("");

    private static FakeEvents.@Nullable Stream stream;

    @LocalServerPort
    private int port;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Feeds feeds;

    /** One viewer. */
    static class World {

        @Bean
        @Primary
        Tokens viewers() {
            return token -> token.equals("viewer") ? Optional.of(new Caller(token, Role.VIEWER)) : Optional.empty();
        }

        @Bean
        @Primary
        Engines playedEngines() {
            ENGINE.events().open();
            ENGINES.fake("down")
                    .becomes(new EngineStatus.Unreachable(
                            new Unavailable(ProblemType.ENGINE_UNREACHABLE, "It is down.")));
            return ENGINES;
        }
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("longshore.data-dir", () -> folder.resolve("data").toString());
    }

    @BeforeEach
    void theEngineHasOneImage() throws InterruptedException {
        if (stream == null) {
            opened();
        }
        ENGINE.images.clear();
        ENGINE.containers.clear();
        ENGINE.images.add(Rows.image("a", "app:1"));
        sends("GET", "/images", "Cache-Control", "no-cache");
    }

    private static void opened() throws InterruptedException {
        stream = ENGINE.events().next();
        stream.sink().opened(null);
    }

    private HttpResponse<String> sends(String method, String path, String... headers) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .header("Authorization", "Bearer viewer");
            if (headers.length > 0) {
                request.headers(headers);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private Watcher watch(String path, String lastId) throws IOException, InterruptedException {
        return Watcher.of(port, path, lastId);
    }

    private static void happened(String digits) {
        assertThat(stream)
                .isNotNull()
                .satisfies(each -> each.sink().event(new EngineEvent.OnImage("tag", Rows.imageId(digits), null, null)));
    }

    private static void appears(String digits, String... names) {
        ENGINE.images.add(Rows.image(digits, names));
        happened(digits);
    }

    private static void goes(String digits) {
        ENGINE.images.removeIf(row -> row.id().equals(Rows.imageId(digits)));
        happened(digits);
    }

    private static String id(String digits) {
        return Rows.imageId(digits).toString();
    }

    @Test
    void whoIsReadyHearsOfWhatComesChangesAndGoes() throws IOException, InterruptedException {
        try (Watcher watcher = watch("/engines/local/images/events", "")) {
            JsonNode ready = watcher.next("ready");
            assertThat(ready.path("engine").asString()).isEqualTo("local");
            assertThat(ready.path("state").asString()).isEqualTo("live");
            assertThat(watcher.lastId()).endsWith("-" + ready.path("revision").asLong());
            appears("b", "app:2");
            JsonNode added = watcher.next("added");
            assertThat(added.path("id").asString()).isEqualTo(id("b"));
            assertThat(added.path("image").path("references").path(0).asString())
                    .isEqualTo("app:2");
            ENGINE.images.removeIf(row -> row.id().equals(Rows.imageId("b")));
            appears("b", "app:3");
            assertThat(watcher.next("changed")
                            .path("image")
                            .path("references")
                            .path(0)
                            .asString())
                    .isEqualTo("app:3");
            goes("b");
            JsonNode removed = watcher.next("removed");
            assertThat(removed.propertyNames()).containsExactly("id");
        }
    }

    @Test
    void whoComesBackHearsOfEachChangeOnce() throws IOException, InterruptedException {
        String seen;
        try (Watcher watcher = watch("/images/events", "")) {
            watcher.next("ready");
            appears("b");
            watcher.next("added");
            seen = watcher.lastId();
        }
        appears("c");
        Eventually.passes(() -> assertThat(sends("GET", "/images").body()).contains(id("c")));
        goes("c");
        Eventually.passes(() -> assertThat(sends("GET", "/images").body()).doesNotContain(id("c")));
        try (Watcher watcher = watch("/images/events", seen)) {
            assertThat(watcher.next("state").path("state").asString()).isEqualTo("live");
            assertThat(watcher.next("added").path("id").asString()).isEqualTo(id("c"));
            assertThat(watcher.next("removed").path("id").asString()).isEqualTo(id("c"));
            appears("d");
            assertThat(watcher.next("added").path("id").asString()).isEqualTo(id("d"));
            assertThat(watcher.isQuiet()).isTrue();
        }
    }

    @Test
    void whatChangesElsewhereMovesTheIdAndIsNotTold() throws IOException, InterruptedException {
        try (Watcher images = watch("/images/events", "");
                Watcher containers = watch("/containers/events", "")) {
            images.next("ready");
            containers.next("ready");
            String before = containers.lastId();
            appears("b");
            images.next("added");
            Eventually.passes(() -> assertThat(containers.lastId()).isEqualTo(images.lastId()));
            assertThat(containers.lastId()).isNotEqualTo(before);
            assertThat(containers.isQuiet()).isTrue();
            ENGINE.containers.add(Rows.container("1", "a", "/web"));
            sends("GET", "/containers", "Cache-Control", "no-cache");
            assertThat(containers
                            .next("added")
                            .path("container")
                            .path("names")
                            .path(0)
                            .asString())
                    .isEqualTo("web");
            assertThat(images.next("changed").path("image").path("containers").size())
                    .isEqualTo(1);
        }
    }

    @Test
    void whoComesBackWithWhatIsNotKnownHereIsToldToListAnewAndGoesOn() throws IOException, InterruptedException {
        String epoch = feeds.of(new EngineName("local")).epoch();
        for (String unknown : List.of("ffffffff-3", "nonsense", epoch + "-999999")) {
            try (Watcher watcher = watch("/images/events", unknown)) {
                assertThat(watcher.next("reset").path("reason").asString()).contains("List anew");
                assertThat(watcher.lastId()).startsWith(epoch + "-");
                appears("e");
                assertThat(watcher.next("added").path("id").asString()).isEqualTo(id("e"));
                goes("e");
                watcher.next("removed");
            }
        }
    }

    @Test
    void theSlowAreToldSoAndHoldUpNobody() throws IOException {
        Feed feed = feeds.of(new EngineName("slow"));
        String label = "x".repeat(200);
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.setSoTimeout(20_000);
            socket.connect(new InetSocketAddress("localhost", port));
            socket.getOutputStream()
                    .write(
                            "GET /engines/slow/images/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer viewer\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            Map<String, String> labels =
                    IntStream.range(0, 60).boxed().collect(Collectors.toMap(n -> "label-" + n, n -> label));
            long start = System.nanoTime();
            for (int n = 0; n < 3000; n++) {
                feed.show(Rows.snapshot(Rows.labelled(Rows.labels(labels), Rows.image("b", "app:" + n))));
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String last = all.substring(all.lastIndexOf("event: "));
            assertThat(last).startsWith("event: reset").contains("More has changed");
        }
    }

    @Test
    void whenTheEngineIsLostThatIsToldToo() throws IOException, InterruptedException {
        try (Watcher watcher = watch("/containers/events", "")) {
            watcher.next("ready");
            assertThat(stream)
                    .isNotNull()
                    .satisfies(each -> each.fail(new Unavailable(ProblemType.ENGINE_UNREACHABLE, "It went away.")));
            JsonNode lost = watcher.next("state");
            assertThat(lost.path("state").asString()).isEqualTo("catching-up");
            assertThat(lost.path("reason").path("code").asString()).isEqualTo("engine-unreachable");
            opened();
            assertThat(watcher.next("state").path("state").asString()).isEqualTo("live");
        }
    }

    @Test
    void anEngineOutOfReachIsAProblemBeforeTheFirstByte() {
        assertThat(sends("GET", "/engines/down/images/events").statusCode()).isEqualTo(503);
        assertThat(sends("GET", "/engines/none/images/events").statusCode()).isEqualTo(404);
    }

    @Test
    void theHeadAloneEnds() {
        assertThat(sends("HEAD", "/images/events").statusCode()).isEqualTo(200);
    }
}
