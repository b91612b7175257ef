package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.testkit.EngineAnswer;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.EngineObjects;
import dev.longshore.testkit.EngineOptions;
import dev.longshore.testkit.Eventually;
import dev.longshore.testkit.HttpConnection;
import dev.longshore.testkit.ImageMaker;
import dev.longshore.testkit.PrivateEngine;
import dev.longshore.testkit.Reaction;
import dev.longshore.testkit.RecordingProxy;
import dev.longshore.testkit.StubEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What only a process of its own shows: another time zone, fewer rights, and how it ends. */
class OwnProcessIT {
    private static final Pattern TIME = Pattern.compile("\"(?:[a-z]+At)\":\"([^\"]*)\"");

    /** Root may do everything to files by these; without them it is a user like any other. */
    private static final List<String> WITHOUT_ROOTS_RIGHTS =
            List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search");

    @Test
    @DisplayName("C108")
    void timesAreInUtcWhereverLongshoreAndTheEngineAre() {
        EngineOptions newYork = EngineOptions.usual().withEnvironment("TZ", "America/New_York");
        try (PrivateEngine engine = PrivateEngine.start(EngineKind.CONTAINERD, newYork);
                ForkedLongshore longshore = ForkedLongshore.start(
                        List.of(),
                        List.of(),
                        Map.of("TZ", "Asia/Kolkata"),
                        "longshore.engines.far.host=" + engine.host())) {
            Instant start = Instant.now();
            new ImageMaker(108)
                    .image(image -> image.tags("dated:1").created(Instant.parse("2024-03-31T20:15:30Z")))
                    .loadInto(engine.client());
            EngineObjects.importBusybox(engine.client());
            String container = EngineObjects.createContainer(engine.client(), "ended", "busybox", "true");
            EngineObjects.startContainer(engine.client(), container);
            EngineObjects.awaitExit(engine.client(), container);

            for (String path : List.of(
                    "/images",
                    "/images/busybox",
                    "/images/dated:1/history",
                    "/containers",
                    "/containers/ended",
                    "/engines")) {
                Matcher times = TIME.matcher(longshore.get(path).expect(200).text());
                assertThat(times.results().map(time -> time.group(1)))
                        .as(path)
                        .isNotEmpty()
                        .allMatch(time -> time.endsWith("Z"));
            }
            JsonNode ended = longshore.get("/containers/ended").json();
            for (String field : List.of("createdAt", "startedAt", "finishedAt")) {
                assertThat(Instant.parse(ended.path(field).asString()))
                        .as(field)
                        .isBetween(start.minusSeconds(2), Instant.now().plusSeconds(2));
            }
            assertThat(longshore.get("/images/dated:1").json().path("createdAt").asString())
                    .isEqualTo("2024-03-31T20:15:30Z");
            assertThat(found(longshore, "createdAfter=2024-04-01T01:45:29%2B05:30"))
                    .isEqualTo(2);
            assertThat(found(longshore, "createdAfter=2024-04-01T01:45:30%2B05:30"))
                    .isEqualTo(1);
            assertThat(found(longshore, "createdBefore=2024-03-31T16:15:31-04:00"))
                    .isEqualTo(1);
            assertThat(found(longshore, "createdBefore=2024-04-01"))
                    .as("a date is one of UTC")
                    .isEqualTo(1);
            assertThat(found(longshore, "createdBefore=2024-03-31")).isZero();
            assertThat(Problem.of("invalid-parameter", longshore.get("/images?createdBefore=2024-03-31T20:15:30"))
                            .path("accepted")
                            .toString())
                    .contains("UTC");
        }
    }

    private static int found(LongshoreServer longshore, String filter) {
        return longshore
                .get("/images?" + filter)
                .expect(200)
                .json()
                .path("items")
                .size();
    }

    @Test
    @DisplayName("C84")
    void aSocketThatMayNotBeOpenedIsExplainedInTheAnswerAndOnceInTheLog() throws IOException {
        try (StubEngine engine = StubEngine.speaking("1.51")) {
            engine.get("/(images|containers)/json", "[]");
            Files.setAttribute(engine.socket(), "unix:uid", 12_345);
            Files.setAttribute(engine.socket(), "unix:gid", 23_456);
            Files.setPosixFilePermissions(engine.socket(), PosixFilePermissions.fromString("rw-rw----"));
            try (ForkedLongshore longshore = ForkedLongshore.start(
                    WITHOUT_ROOTS_RIGHTS, List.of(), Map.of(), "longshore.engines.closed.host=" + engine.host())) {
                for (int reads = 0; reads < 5; reads++) {
                    EngineAnswer answer = longshore.get("/images");
                    assertThat(answer.header("retry-after")).isPresent();
                    JsonNode problem = Problem.of("engine-permission-denied", answer);
                    assertThat(problem.path("detail").asString())
                            .contains("rw-rw---- 12345:23456", engine.socket().toString())
                            .contains("user id 0", "group ids 0", "--group-add 23456");
                }
                Eventually.passes(() -> assertThat(longshore.log()).contains("Engine closed does not answer"));
                assertThat(longshore.log().split("Engine closed does not answer", -1))
                        .hasSize(2);

                Files.setPosixFilePermissions(engine.socket(), PosixFilePermissions.fromString("rw-rw-rw-"));
                longshore.get("/images").expect(200);
            }
        }
    }

    @Test
    void anOrderlyEndAnswersWhatRunsAndComesWithinTenSeconds() throws Exception {
        try (StubEngine engine = StubEngine.speaking("1.51");
                RecordingProxy proxy = RecordingProxy.before(engine.socket());
                ForkedLongshore longshore = ForkedLongshore.start(
                        List.of(), List.of(), Map.of(), "longshore.engines.slow.host=" + proxy.host())) {
            engine.get("/(images|containers)/json", "[]");
            longshore.get("/images").expect(200);
            proxy.on("GET", "/images/json", new Reaction.Delayed(Duration.ofSeconds(2), proxy.forward()));
            int asked = proxy.requests().size();
            try (HttpConnection idle = longshore.connect()) {
                idle.send("GET", "/actuator/health/liveness", Map.of());
                CompletableFuture<EngineAnswer> running = CompletableFuture.supplyAsync(() -> longshore.get("/images"));
                Eventually.passes(() -> assertThat(proxy.requests()).hasSizeGreaterThan(asked));
                assertThat(longshore.terminate(10)).isEqualTo(143);
                assertThat(running.get().status()).isEqualTo(200);
            }
        }
    }

    @Test
    void evenAnEngineThatHangsDoesNotHoldTheEndBeyondTenSeconds() {
        try (StubEngine engine = StubEngine.speaking("1.51");
                ForkedLongshore longshore = ForkedLongshore.start(
                        List.of(), List.of(), Map.of(), "longshore.engines.hung.host=" + engine.host())) {
            engine.on("GET", "/(images|containers)/json", new Reaction.Hang());
            var running = CompletableFuture.runAsync(() -> longshore.get("/images"));
            Eventually.passes(() -> assertThat(engine.requests())
                    .anyMatch(request -> request.path().equals("/images/json")));
            assertThat(longshore.terminate(10)).isEqualTo(143);
            assertThat(running.handle((answer, failed) -> true)).succeedsWithin(Duration.ofSeconds(5));
        }
    }
}
