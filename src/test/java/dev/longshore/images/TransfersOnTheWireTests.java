package dev.longshore.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.Longshore;
import dev.longshore.access.Caller;
import dev.longshore.access.Role;
import dev.longshore.access.Tokens;
import dev.longshore.engine.Engines;
import dev.longshore.engine.TransferLine;
import dev.longshore.engine.TransferredTags;
import dev.longshore.fakes.FakeEngine;
import dev.longshore.fakes.FakeEngines;
import dev.longshore.fakes.FakeTransfers;
import dev.longshore.fakes.Rows;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Upstream;
import dev.longshore.reference.Digest;
import dev.longshore.testkit.Eventually;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pulls over HTTP, on an engine that a test plays. */
@SpringBootTest(
        classes = {Longshore.class, TransfersOnTheWireTests.World.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"longshore.transfers.back-off=50ms", "longshore.operations.queue=20"})
class TransfersOnTheWireTests {

    private static final FakeEngines ENGINES = new FakeEngines("local");
    private static final Digest DIGEST = new Digest("sha256", "29cd".repeat(16));
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final List<String> TRANSFERRED = new CopyOnWriteArrayList<>();

    @TempDir
    private static Path folder = Path.of("");

    @LocalServerPort
    private int port;

    private final FakeEngine engine = ENGINES.fake("local");

    /** Tokens of any name, {@code ann} an operator. */
    static class World {

        @Bean
        @Primary
        Tokens anyTokens() {
            return token -> switch (token) {
                case "root" -> Optional.of(new Caller(token, Role.ADMIN));
                case "eve" -> Optional.of(new Caller(token, Role.VIEWER));
                default -> Optional.of(new Caller(token, Role.OPERATOR));
            };
        }

        @Bean
        @Primary
        Engines playedEngines() {
            return ENGINES;
        }

        @Bean
        @Primary
        TransferredTags writtenDown() {
            return tag -> TRANSFERRED.add(tag.shortest());
        }
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("longshore.data-dir", () -> folder.resolve("data").toString());
    }

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    private HttpRequest.Builder request(String caller, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + caller);
        for (int at = 0; at < headers.length; at += 2) {
            request.header(headers[at], headers[at + 1]);
        }
        return request;
    }

    private HttpResponse<String> post(String caller, String body, String... headers)
            throws IOException, InterruptedException {
        return CLIENT.send(posted(caller, body, headers), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest posted(String caller, String body, String... headers) {
        return sent("/images/pulls", caller, body, headers);
    }

    private HttpRequest sent(String path, String caller, String body, String... headers) {
        return request(caller, path, headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
    }

    private HttpResponse<String> get(String caller, String path, String... headers)
            throws IOException, InterruptedException {
        return CLIENT.send(request(caller, path, headers).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> delete(String caller, String path) throws IOException, InterruptedException {
        return CLIENT.send(request(caller, path).DELETE().build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    private static String location(HttpResponse<?> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }

    private void succeed(FakeTransfers.Play play, String name) {
        String digits =
                Integer.toHexString((name.hashCode() & 0xffff) | 0x10000).substring(1);
        engine.images.add(Rows.image(digits, name));
        play.tell(
                new TransferLine.Named(DIGEST, null, "Digest: " + DIGEST),
                new TransferLine.Status("Image is up to date for " + name, "Status: Image is up to date for " + name));
        play.succeed();
    }

    private FakeTransfers.Play next() throws InterruptedException {
        return engine.transfers().next();
    }

    /** What an event stream says, cut into its events. */
    record Event(String id, String name, JsonNode data) {
        static List<Event> of(String stream) {
            List<Event> events = new ArrayList<>();
            for (String block : stream.split("\n\n", -1)) {
                if (block.isBlank()) {
                    continue;
                }
                if (!block.startsWith(":")) {
                    events.add(of(block.lines().toList()));
                }
            }
            return events;
        }

        private static Event of(List<String> lines) {
            return new Event(
                    field(lines, "id"),
                    field(lines, "event"),
                    JsonMapper.shared().readTree(field(lines, "data")));
        }

        private static String field(List<String> lines, String name) {
            return lines.stream()
                    .filter(line -> line.startsWith(name + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElse("");
        }
    }

    @Test
    void aPullGoesOnWithoutItsCallerAndSaysHowItEnded() throws IOException, InterruptedException {
        HttpResponse<String> begun = post("ann", "{'reference':'one/app'}");
        assertThat(begun.statusCode()).isEqualTo(202);
        assertThat(json(begun).path("state").asString()).isEqualTo("running");
        assertThat(json(begun).path("reference").asString()).isEqualTo("one/app:latest");
        assertThat(json(begun).path("joined").asBoolean(true)).isFalse();
        FakeTransfers.Play play = next();
        play.tell(FakeTransfers.downloading("a", 10, 40));
        JsonNode half = json(get("eve", location(begun)));
        assertThat(half.path("percent").asInt()).isEqualTo(25);
        assertThat(half.path("layers").path(0).path("phase").asString()).isEqualTo("downloading");
        succeed(play, "one/app:latest");
        Eventually.passes(
                () -> assertThat(read("eve", location(begun)).path("state").asString())
                        .isEqualTo("succeeded"));
        JsonNode ended = read("eve", location(begun));
        assertThat(ended.path("percent").asInt()).isEqualTo(100);
        assertThat(ended.path("digest").asString()).isEqualTo(DIGEST.toString());
        assertThat(ended.path("tagChange").asString()).isEqualTo("made");
        assertThat(ended.path("imagePlatform").asString()).isEqualTo("linux/amd64");
        assertThat(ended.path("status").asString()).isEqualTo("Image is up to date for one/app:latest");
    }

    @Test
    void whatWasKnownOfATagIsForgottenWhenItWasPulledOrWentToItsRegistry() throws IOException, InterruptedException {
        post("ann", "{'reference':'gone/app:1'}");
        next().fail(new Upstream(ProblemType.MANIFEST_NOT_FOUND, "There is no gone/app:1."));
        post("ann", "{'reference':'came/app:1'}");
        succeed(next(), "came/app:1");
        HttpRequest asked = sent("/images/pushes", "ann", "{'reference':'came/app:1'}");
        Eventually.passes(() -> assertThat(TRANSFERRED).contains("came/app:1"));
        assertThat(TRANSFERRED).doesNotContain("gone/app:1");
        TRANSFERRED.clear();
        CLIENT.send(asked, HttpResponse.BodyHandlers.ofString());
        next().fail(new Upstream(ProblemType.MANIFEST_INVALID, "It broke after the tag was set."));
        Eventually.passes(() -> assertThat(TRANSFERRED).contains("came/app:1"));
    }

    private JsonNode read(String caller, String path) {
        try {
            return json(get(caller, path));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Test
    void theSameIsJoinedWithoutAnotherCallOfTheEngine() throws IOException, InterruptedException {
        String body = "{'reference':'two/app:1'}";
        HttpResponse<String> first = post("ann", body);
        FakeTransfers.Play play = next();
        for (int caller = 0; caller < 50; caller++) {
            HttpResponse<String> joined = post("caller-" + caller, body);
            assertThat(location(joined)).isEqualTo(location(first));
            assertThat(json(joined).path("joined").asBoolean()).isTrue();
        }
        HttpResponse<String> own =
                post("ann", "{'reference':'two/app:1','credentials':{'user':'u','password':'canary'}}");
        assertThat(location(own)).isNotEqualTo(location(first));
        assertThat(json(own).path("joined").asBoolean(true)).isFalse();
        FakeTransfers.Play second = next();
        assertThat(second.login())
                .isNotNull()
                .satisfies(login -> assertThat(login.password()).isEqualTo("canary"));
        assertThat(get("ann", location(own)).body()).doesNotContain("canary");
        succeed(play, "two/app:1");
        succeed(second, "two/app:1");
    }

    @Test
    void aRequestThatWaitsGetsTheEndOrWhatThereIs() throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> waiting = CLIENT.sendAsync(
                posted("ann", "{'reference':'three/app:1'}", "Prefer", "wait=20"),
                HttpResponse.BodyHandlers.ofString());
        succeed(next(), "three/app:1");
        HttpResponse<String> ended = waiting.join();
        assertThat(ended.statusCode()).isEqualTo(200);
        assertThat(ended.headers().firstValue("Preference-Applied")).contains("wait=20");
        assertThat(json(ended).path("state").asString()).isEqualTo("succeeded");
        HttpResponse<String> unfinished = post("ann", "{'reference':'three/app:2'}", "Prefer", "wait=0");
        assertThat(unfinished.statusCode()).isEqualTo(202);
        next().succeed();
    }

    @Test
    void aFailureWhileTheRequestWaitsHasItsOwnStatus() throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> waiting = CLIENT.sendAsync(
                posted("ann", "{'reference':'four/app:1'}", "Prefer", "wait=20"), HttpResponse.BodyHandlers.ofString());
        next().fail(new Upstream(ProblemType.MANIFEST_NOT_FOUND, "There is no such tag."));
        HttpResponse<String> failed = waiting.join();
        assertThat(failed.statusCode()).isEqualTo(502);
        assertThat(json(failed).path("code").asString()).isEqualTo("manifest-not-found");
        JsonNode operation =
                read("ann", "/images/pulls/" + json(failed).path("operation").asString());
        assertThat(operation.path("state").asString()).isEqualTo("failed");
        assertThat(operation.path("problem").path("code").asString()).isEqualTo("manifest-not-found");
        assertThat(operation.path("problem").path("type").asString())
                .isEqualTo("http://localhost:" + port + "/problems/manifest-not-found");
    }

    @Test
    void whatCanHelpIsTriedAgainAndSaid() throws IOException, InterruptedException {
        HttpResponse<String> begun = post("ann", "{'reference':'five/app:1'}");
        next().fail(new Upstream(ProblemType.REGISTRY_FAILED, "The registry answered with status 503."));
        FakeTransfers.Play again = next();
        assertThat(read("ann", location(begun)).path("attempts").asInt()).isEqualTo(2);
        succeed(again, "five/app:1");
        HttpResponse<String> printed = get("ann", location(begun) + "/events", "Accept", "text/plain");
        assertThat(printed.body()).contains("status 503. Trying again in");
    }

    @Test
    void eventsBeginWithASnapshotAndEndWithTheEnd() throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> following = CLIENT.sendAsync(
                posted("ann", "{'reference':'six/app:1'}", "Accept", "text/event-stream"),
                HttpResponse.BodyHandlers.ofString());
        FakeTransfers.Play play = next();
        for (int step = 0; step <= 10; step++) {
            play.tell(FakeTransfers.downloading("a", step * 10L, 100), FakeTransfers.downloading("b", 100, 100));
            TimeUnit.MILLISECONDS.sleep(50);
        }
        succeed(play, "six/app:1");
        HttpResponse<String> response = following.join();
        assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream;charset=UTF-8");
        assertThat(response.headers().firstValue("X-Accel-Buffering")).contains("no");
        assertThat(response.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        List<Event> events = Event.of(response.body());
        assertThat(events.getFirst().name()).isEqualTo("snapshot");
        assertThat(events.getLast().name()).isEqualTo("succeeded");
        assertThat(events.getLast().data().path("percent").asInt()).isEqualTo(100);
        assertThat(events.size()).as("conflated").isBetween(3, 10);
        assertThat(events.subList(1, events.size() - 1)).extracting(Event::name).containsOnly("progress");
        assertThat(events)
                .extracting(event -> event.data().path("percent").asInt(0))
                .isSorted();
    }

    @Test
    void whoComesBackGetsWhatCameSinceAndNothingAfterTheEnd() throws IOException, InterruptedException {
        HttpResponse<String> begun = post("ann", "{'reference':'seven/app:1'}");
        String events = location(begun) + "/events";
        FakeTransfers.Play play = next();
        play.tell(FakeTransfers.downloading("a", 10, 100), FakeTransfers.downloading("b", 10, 100));
        String seen = firstEventId(events);
        play.tell(FakeTransfers.downloading("b", 50, 100));
        CompletableFuture<HttpResponse<String>> back = CLIENT.sendAsync(
                request("eve", events, "Last-Event-ID", seen).build(), HttpResponse.BodyHandlers.ofString());
        TimeUnit.MILLISECONDS.sleep(300);
        succeed(play, "seven/app:1");
        List<Event> since = Event.of(back.join().body());
        assertThat(since.getFirst().name()).isEqualTo("progress");
        assertThat(since.getFirst().data().path("layers"))
                .singleElement()
                .satisfies(layer -> assertThat(layer.path("id").asString()).isEqualTo("b"));
        assertThat(get("eve", events, "Last-Event-ID", since.getLast().id()).statusCode())
                .isEqualTo(204);
        assertThat(Event.of(get("eve", events, "Last-Event-ID", "ffffffff-3").body()))
                .extracting(Event::name)
                .containsExactly("snapshot", "succeeded");
    }

    private String firstEventId(String events) throws IOException, InterruptedException {
        HttpResponse<Stream<String>> response =
                CLIENT.send(request("eve", events).build(), HttpResponse.BodyHandlers.ofLines());
        try (Stream<String> lines = response.body()) {
            return lines.filter(line -> line.startsWith("id: "))
                    .findFirst()
                    .orElseThrow()
                    .substring(4);
        }
    }

    @Test
    void inPlainTextItEndsAsDockerPullDoes() throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> printing = CLIENT.sendAsync(
                posted("ann", "{'reference':'eight/app:1'}", "Accept", "text/plain"),
                HttpResponse.BodyHandlers.ofString());
        FakeTransfers.Play play = next();
        play.tell(
                new TransferLine.Source("1", "1: Pulling from eight/app"),
                FakeTransfers.layer("a", "Pulling fs layer"),
                FakeTransfers.downloading("a", 10, 100),
                FakeTransfers.layer("a", "Pull complete"));
        succeed(play, "eight/app:1");
        assertThat(printing.join().body().lines())
                .containsExactly(
                        "1: Pulling from eight/app",
                        "a: Pulling fs layer",
                        "a: Pull complete",
                        "Digest: " + DIGEST,
                        "Status: Image is up to date for eight/app:1");
    }

    @Test
    void aThousandFollowersSeeTheEndAndDeadOnesDoNoHarm() throws IOException, InterruptedException {
        HttpResponse<String> begun = post("ann", "{'reference':'nine/app:1'}");
        String events = location(begun) + "/events";
        FakeTransfers.Play play = next();
        List<CompletableFuture<HttpResponse<String>>> followers = IntStream.range(0, 1000)
                .mapToObj(n -> CLIENT.sendAsync(
                        request("eve", events).timeout(Duration.ofSeconds(60)).build(),
                        HttpResponse.BodyHandlers.ofString()))
                .toList();
        for (int dead = 0; dead < 20; dead++) {
            firstEventId(events);
        }
        for (int step = 0; step < 20; step++) {
            play.tell(FakeTransfers.downloading("a", step, 20));
        }
        succeed(play, "nine/app:1");
        for (CompletableFuture<HttpResponse<String>> follower : followers) {
            assertThat(Event.of(follower.join().body()).getLast().name()).isEqualTo("succeeded");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /images/pulls, GET",
        "PUT, /images/pulls, GET",
        "DELETE, /images/pushes, GET",
        "DELETE, /images/search, GET",
        "GET, /images/removals, POST",
        "DELETE, /engines/local/images/removals, POST"
    })
    void aFixedWordIsNeverTakenForTheNameOfAnImage(String method, String path, String allowed)
            throws IOException, InterruptedException {
        engine.images.add(Rows.image("f", "pulls:latest", "pushes:latest", "search:latest", "removals:latest"));
        HttpResponse<String> response = CLIENT.send(
                request("root", path)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow").orElseThrow())
                .contains(allowed)
                .doesNotContain("DELETE");
        assertThat(get("eve", "/images/removals:latest/tags").statusCode()).isEqualTo(200);
        engine.empty();
    }

    @Test
    void aCancelledPullEndsTheEnginesCallAtOnce() throws IOException, InterruptedException {
        HttpResponse<String> begun = post("ann", "{'reference':'ten/app:1'}");
        FakeTransfers.Play play = next();
        assertThat(delete("bob", location(begun)).statusCode()).isEqualTo(403);
        post("bob", "{'reference':'ten/app:1'}");
        HttpResponse<String> left = delete("bob", location(begun));
        assertThat(left.statusCode()).isEqualTo(200);
        assertThat(json(left).path("joined").asBoolean(true)).isFalse();
        assertThat(play.isOver()).isFalse();
        HttpResponse<String> cancelled = delete("ann", location(begun));
        assertThat(cancelled.statusCode()).isEqualTo(200);
        assertThat(json(cancelled).path("state").asString()).isEqualTo("cancelled");
        assertThat(play.isOver()).isTrue();
        assertThat(delete("ann", location(begun)).statusCode()).isEqualTo(200);
        assertThat(get("eve", location(begun) + "/events").body()).contains("event: cancelled");
    }

    @Test
    void theSameKeyIsTheSamePullAndAnotherBodyIsRefused() throws IOException, InterruptedException {
        String body = "{'reference':'eleven/app:1'}";
        HttpResponse<String> first = post("ann", body, "Idempotency-Key", "\"8e03978e\"");
        succeed(next(), "eleven/app:1");
        assertThat(location(post("ann", body, "Idempotency-Key", "8e03978e"))).isEqualTo(location(first));
        HttpResponse<String> other = post("ann", "{'reference':'eleven/app:2'}", "Idempotency-Key", "8e03978e");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(json(other).path("code").asString()).isEqualTo("idempotency-mismatch");
    }

    @ParameterizedTest
    @CsvSource({
        "'{}', 400, malformed-body",
        "'{\"reference\":null}', 400, malformed-body",
        "'{\"reference\":\"Team/App\"}', 400, invalid-reference",
        "'{\"reference\":\"\"}', 400, invalid-reference",
        "'{\"reference\":\"app\",\"tag\":\"1\"}', 400, unknown-parameter",
        "'{\"reference\":\"app:1\",\"allTags\":true}', 400, invalid-parameter",
        "'{\"reference\":\"app\",\"platform\":\"linux/nonsense/x/y\"}', 400, invalid-parameter",
        "'{\"reference\":\"app\",\"credentials\":{}}', 400, malformed-body",
        "'{\"reference\":\"app\",\"credentials\":{\"user\":\"u\"}}', 400, malformed-body",
        "'{\"reference\":\"app\",\"credentials\":{\"user\":\"u\",\"password\":\"p\",\"identityToken\":\"t\"}}', 400,"
                + " malformed-body",
        "'[]', 400, malformed-body"
    })
    void badInputIsRefusedBeforeAnythingIsAsked(String body, int status, String code)
            throws IOException, InterruptedException {
        HttpResponse<String> refused = post("ann", body);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
        assertThat(json(refused).path("code").asString()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "Prefer, wait=soon, 400",
        "Prefer, wait=-1, 400",
        "Idempotency-Key, '', 400",
        "Idempotency-Key, 'a b', 400",
        "Accept, image/png, 406"
    })
    void badHeadersAreRefusedToo(String name, String value, int status) throws IOException, InterruptedException {
        assertThat(post("ann", "{'reference':'twelve/app:1'}", name, value).statusCode())
                .isEqualTo(status);
    }
}
