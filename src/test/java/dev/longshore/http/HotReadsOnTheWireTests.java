package dev.longshore.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import dev.longshore.Longshore;
import dev.longshore.access.Caller;
import dev.longshore.access.Role;
import dev.longshore.access.Tokens;
import dev.longshore.engine.EngineEvent;
import dev.longshore.engine.Engines;
import dev.longshore.engine.ImageRow;
import dev.longshore.fakes.FakeEngine;
import dev.longshore.fakes.FakeEngines;
import dev.longshore.fakes.FakeEvents;
import dev.longshore.fakes.Rows;
import dev.longshore.reference.ImageId;
import dev.longshore.testkit.Commands;
import dev.longshore.testkit.EngineAnswer;
import dev.longshore.testkit.Eventually;
import dev.longshore.testkit.HttpConnection;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Plain reads, sent the early way and the ordinary way, on engines whose events a test plays. */
@SpringBootTest(
        classes = {Longshore.class, HotReadsOnTheWireTests.World.class},
        webEnvironment = WebEnvironment.RANDOM_PORT)
class HotReadsOnTheWireTests {

    private static final FakeEngines ENGINES = new FakeEngines("local", "far");
    private static final Set<String> WITHDRAWN = ConcurrentHashMap.newKeySet();
    private static final Map<String, FakeEvents.Stream> STREAMS = new ConcurrentHashMap<>();

    static {
        ENGINES.all()
                .forEach(engine -> ENGINES.fake(engine.name().value()).events().open());
    }

    /** Set on whatever was not answered early. */
    private static final String ORDINARY = "x-ordinary";

    private static final Pattern ROUND = Pattern.compile("mov(?:ing|ed):(\\d+)");

    /** Asks for nothing, yet is not plain. */
    private static final Map<String, String> NOT_PLAIN = Map.of("Cache-Control", "no-transform");

    @TempDir
    private static Path folder = Path.of("");

    @LocalServerPort
    private int port;

    @Autowired
    private MeterRegistry meters = new SimpleMeterRegistry();

    private HttpConnection connection = new HttpConnection(0);

    /** Tokens called like roles, until they are withdrawn. */
    static class World {

        @Bean
        @Primary
        Tokens someTokens() {
            return token -> WITHDRAWN.contains(token)
                    ? Optional.empty()
                    : Role.ofWord(token).map(role -> new Caller(token, role));
        }

        @Bean
        @Primary
        Engines playedEngines() {
            return ENGINES;
        }

        @Bean
        FilterRegistrationBean<Filter> markOfTheOrdinaryWay() {
            FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
                ((HttpServletResponse) response).setHeader(ORDINARY, "yes");
                chain.doFilter(request, response);
            });
            registration.setOrder(Stage.REQUEST_ID + 1);
            return registration;
        }
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("longshore.data-dir", () -> folder.resolve("data").toString());
    }

    @BeforeEach
    void enginesAreLive() throws InterruptedException {
        connection = new HttpConnection(port);
        for (String name : List.of("local", "far")) {
            fill(ENGINES.fake(name));
            if (!STREAMS.containsKey(name)) {
                STREAMS.put(name, live(name));
            }
            relisted(name);
        }
        for (Role role : Role.values()) {
            get("/images/app:1", role.word());
        }
    }

    private static FakeEvents.Stream live(String name) throws InterruptedException {
        FakeEvents.Stream stream = ENGINES.fake(name).events().next();
        stream.sink().opened(null);
        return stream;
    }

    /** What a test left is not to be seen by the next. */
    private void relisted(String engine) {
        get("/engines/" + engine + "/images", "viewer", Map.of("Cache-Control", "no-cache"));
    }

    @AfterEach
    void close() {
        WITHDRAWN.clear();
        connection.close();
    }

    private static void fill(FakeEngine engine) {
        engine.empty();
        for (int n = 10; n < 40; n++) {
            engine.images.add(Rows.image("b" + n, "team/app:" + n, "other.example:5000/x/y:" + n));
        }
        engine.images.add(Rows.built(Rows.NOW, Rows.sized(5, Rows.image("a", "app:1", "search:latest"))));
        engine.containers.add(Rows.container("c", "a", "/web"));
        engine.documents.put(
                Rows.imageId("a").toString(),
                Rows.document("{'Config':{'Env':['SECRET=x'],'Labels':{'note':'" + "long ".repeat(400) + "'}}}"));
    }

    private static Map<String, String> as(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    private EngineAnswer get(String path, String token) {
        return get(path, token, Map.of());
    }

    private EngineAnswer get(String path, String token, Map<String, String> headers) {
        return send("GET", path, token, headers);
    }

    private EngineAnswer send(String method, String path, String token, Map<String, String> headers) {
        Map<String, String> all = new LinkedHashMap<>(as(token));
        all.putAll(headers);
        return connection.send(method, path, all);
    }

    private static boolean early(EngineAnswer answer) {
        return answer.header(ORDINARY).isEmpty();
    }

    /** All that does not differ from request to request; several lines of a header mean what one with commas does. */
    private static Map<String, Set<String>> lasting(EngineAnswer answer) {
        Map<String, Set<String>> headers = new TreeMap<>();
        answer.headers()
                .keySet()
                .forEach(name -> headers.put(name, Set.of(answer.joined(name).split(", "))));
        List.of("date", "x-request-id", ORDINARY).forEach(headers::remove);
        if (answer.status() == 304) {
            headers.remove("etag"); // Jetty's compression gives back all that If-None-Match says
        }
        return headers;
    }

    static Stream<String> paths() {
        return Stream.of("", "/engines/local", "/engines/far")
                .flatMap(prefix -> Stream.of(
                                "/images", "/containers", "/images/app:1", "/images/app%3A1", "/images/a000")
                        .map(path -> prefix + path));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void bothWaysGiveTheSame(String path) {
        String hot = path.replace("/a000", "/sha256:" + Rows.hex("a"));
        for (String method : List.of("GET", "HEAD")) {
            for (String token : List.of("viewer", "operator", "admin")) {
                get(hot.startsWith("/engines/far") ? hot : "/engines/far/images/app:1", token);
                for (Map<String, String> headers : askings(hot, token)) {
                    compare(method, hot, token, headers);
                }
            }
        }
    }

    private List<Map<String, String>> askings(String path, String token) {
        String plain = etag(get(path, token));
        String packed = etag(get(path, token, Map.of("Accept-Encoding", "gzip")));
        List<Map<String, String>> askings = new ArrayList<>(List.of(
                Map.of(),
                Map.of("Accept", "*/*"),
                Map.of("Accept", "application/json"),
                Map.of("If-None-Match", "\"other\""),
                Map.of("If-None-Match", "*")));
        String smallest = etag(get(path, token, Map.of("Accept-Encoding", "zstd")));
        for (String tag : List.of(plain, packed, smallest, "W/" + plain, "\"x\", " + plain)) {
            askings.add(Map.of("If-None-Match", tag));
            askings.add(Map.of("If-None-Match", tag, "Accept-Encoding", "gzip"));
            askings.add(Map.of("If-None-Match", tag, "Accept-Encoding", "gzip, zstd"));
        }
        for (String coding :
                List.of("gzip", "zstd", "gzip, deflate, br, zstd", "*", "gzip;q=0", "br", "identity, gzip;q=0.5", "")) {
            askings.add(Map.of("Accept-Encoding", coding));
        }
        return askings;
    }

    private void compare(String method, String path, String token, Map<String, String> headers) {
        Map<String, String> ordinarily = new LinkedHashMap<>(headers);
        ordinarily.putAll(NOT_PLAIN);
        EngineAnswer ordinary = send(method, path, token, ordinarily);
        EngineAnswer hot = send(method, path, token, headers);
        String asked = method + " " + path + " " + token + " " + headers;
        assertThat(early(ordinary)).as(asked).isFalse();
        assertThat(early(hot)).as(asked).isTrue();
        assertThat(hot.status()).as(asked).isEqualTo(ordinary.status());
        assertThat(lasting(hot)).as(asked).isEqualTo(lasting(ordinary));
        assertThat(hot.body()).as(asked).isEqualTo(ordinary.body());
    }

    private static String etag(EngineAnswer answer) {
        return answer.header("etag").orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PLAIN|PLAIN|PLAIN",
                "W/PLAIN|PLAIN|PLAIN",
                "GZIP|PLAIN|GZIP",
                "x, PLAIN|PLAIN|GZIP",
                "*|PLAIN|GZIP"
            })
    void whatHasNotChangedIsTaggedAsTheCallerHasIt(String known, String tag, String tagIfGzipIsTaken) {
        String plain = etag(get("/images", "viewer"));
        String packed = etag(get("/images", "viewer", Map.of("Accept-Encoding", "gzip")));
        String header = known.replace("PLAIN", plain).replace("GZIP", packed);
        EngineAnswer answer = get("/images", "viewer", Map.of("If-None-Match", header));
        EngineAnswer zipped = get("/images", "viewer", Map.of("If-None-Match", header, "Accept-Encoding", "gzip"));
        assertThat(answer.status()).isEqualTo(304);
        assertThat(etag(answer)).isEqualTo(tag.equals("PLAIN") ? plain : packed);
        assertThat(zipped.status()).isEqualTo(304);
        assertThat(etag(zipped)).isEqualTo(tagIfGzipIsTaken.equals("PLAIN") ? plain : packed);
    }

    /** It would say that what the caller has is empty now (RFC 9110, section 8.6). */
    @Test
    void whatHasNotChangedTellsNoLength() {
        for (String path : List.of("/images", "/images/app:1", "/images/app:1/history", "/containers")) {
            EngineAnswer answer = get(path, "viewer", Map.of("If-None-Match", etag(get(path, "viewer"))));
            assertThat(answer.status()).as(path).isEqualTo(304);
            assertThat(answer.header("content-length")).as(path).isEmpty();
        }
    }

    @Test
    void viewersSeeNamesOfVariablesOnlyBothWays() {
        for (Map<String, String> way : List.of(Map.<String, String>of(), NOT_PLAIN)) {
            assertThat(get("/images/app:1", "viewer", way).text())
                    .contains("SECRET")
                    .doesNotContain("SECRET=x");
            assertThat(get("/images/app:1", "operator", way).text()).contains("SECRET=x");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "gzip, gzip",
        "x-gzip, gzip",
        "'br, gzip;q=0.1', gzip",
        "'*;q=0.5', gzip",
        "gzip;q=0, ''",
        "deflate, ''",
        "zstd, zstd",
        "'gzip, deflate, br, zstd', zstd",
        "'zstd, *', zstd",
        "'gzip, zstd;q=0.9', gzip",
        "'gzip;q=0.9, ZSTD', zstd",
        "zstd;q=0, ''"
    })
    void aListIsCompressedForWhoTakesIt(String accepted, String coding) throws IOException {
        EngineAnswer plain = get("/images", "viewer");
        EngineAnswer answer = get("/images", "viewer", Map.of("Accept-Encoding", accepted));
        assertThat(early(answer)).isTrue();
        assertThat(answer.header("content-encoding").orElse("")).isEqualTo(coding);
        if (coding.isEmpty()) {
            assertThat(etag(answer)).isEqualTo(etag(plain));
        } else {
            assertThat(etag(answer)).isEqualTo(etag(plain).replaceFirst("\"$", "--" + coding + "\""));
            assertThat(answer.body().length).isLessThan(plain.body().length / 3);
            assertThat(decoded(answer)).isEqualTo(plain.body());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/images?limit=5&sort=nothing",
                "/images?",
                "/images/app:1?fields=id",
                "/images?freshness=current",
                "/containers?size=true",
                "/images/",
                "/images/search",
                "/images/nothing-of-that-name",
                "/images/app:1/history",
                "/images/team/app:99",
                "/engines/nowhere/images",
                "/engines/far",
                "/containers/web",
                "/IMAGES"
            })
    void whatIsNotPlainGoesTheOrdinaryWay(String path) {
        assertThat(early(get(path, "viewer"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Accept|text/plain",
                "Accept|text/html, */*;q=0.1",
                "Accept|*/*;q=0",
                "Cache-Control|no-cache",
                "Pragma|no-cache",
                "Origin|https://board.example.org",
                "If-Match|*",
                "Range|bytes=0-1",
                "Content-Length|0"
            })
    void whatAsksForMoreGoesTheOrdinaryWay(String header, String value) {
        assertThat(early(get("/images", "viewer", Map.of(header, value)))).isFalse();
    }

    static Stream<String> queries() {
        return Stream.of(
                "/images?limit=5",
                "/images?reference=team/app:1*&sort=reference",
                "/images?reference=team%2Fapp:1*&sort=reference",
                "/engines/far/images?dangling=false&inUse=false",
                "/containers?state=running&state=created",
                "/containers?image=app:1");
    }

    @ParameterizedTest
    @MethodSource("queries")
    void whatWasAskedBeforeIsAnsweredEarlyUntilSomethingChanges(String path) {
        assertThat(early(get(path, "viewer"))).isFalse();
        assertThat(early(get(path, "operator"))).isTrue();
        for (String method : List.of("GET", "HEAD")) {
            for (Map<String, String> headers : askings(path, "viewer")) {
                compare(method, path, "viewer", headers);
            }
        }
        assertThat(early(get(path, "viewer", Map.of("Accept", "text/plain")))).isFalse();
        relisted(path.startsWith("/engines/far") ? "far" : "local");
        assertThat(early(get(path, "viewer"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/images?freshness=unknown",
                "/containers?size=true",
                "/images?limit=0",
                "/images/app:1?fields=id"
            })
    void whatIsDecidedElsewhereIsNeverKept(String path) {
        for (int times = 0; times < 3; times++) {
            assertThat(early(get(path, "viewer"))).isFalse();
        }
    }

    @Test
    void twoTokensAreNone() throws IOException {
        for (String other : List.of("X-Nothing: 1", "Cache-Control: no-transform")) {
            assertThat(new Wire(port)
                            .get("/images", "Authorization: Bearer viewer", "Authorization: Bearer admin", other)
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void otherMethodsHostsAndCallersAreRefusedTheOrdinaryWay() {
        assertThat(send("PUT", "/images", "viewer", Map.of()).status()).isEqualTo(405);
        assertThat(get("/images", "nobody").status()).isEqualTo(401);
        assertThat(connection.send("GET", "/images", Map.of()).status()).isEqualTo(401);
        assertThat(get("/images", "viewer", Map.of("Host", "evil.example")).status())
                .isEqualTo(421);
    }

    @Test
    void aTokenThatIsWithdrawnReadsNothingMore() {
        assertThat(early(get("/images", "viewer"))).isTrue();
        WITHDRAWN.add("viewer");
        assertThat(get("/images", "viewer").status()).isEqualTo(401);
    }

    @Test
    void theCallersRequestIdStandsOnTheAnswer() {
        EngineAnswer answer = get("/images", "viewer", Map.of("X-Request-Id", "mine-7"));
        assertThat(early(answer)).isTrue();
        assertThat(answer.header("x-request-id")).contains("mine-7");
    }

    @Test
    void eachIsCountedOnceAmongAllRequests() {
        get("/images/app:1", "viewer");
        long before = settled("/images/{image}", "200");
        long lists = settled("/images", "304");
        String tag = etag(get("/images", "viewer"));
        get("/images/app:1", "viewer");
        get("/images", "viewer", Map.of("If-None-Match", tag));
        Eventually.passes(() -> {
            assertThat(counted("/images/{image}", "200")).isEqualTo(before + 1);
            assertThat(counted("/images", "304")).isEqualTo(lists + 1);
        });
    }

    /** A request is counted a moment after its answer, those of other tests too. */
    private long settled(String uri, String status) {
        long last = counted(uri, status);
        Commands.sleep(200);
        return counted(uri, status) == last ? last : settled(uri, status);
    }

    private long counted(String uri, String status) {
        return meters.find("http.server.requests").tags("uri", uri, "status", status, "method", "GET").timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    @Test
    void bothWaysAreCountedAlike() {
        get("/images", "viewer");
        get("/images", "viewer", NOT_PLAIN);
        Eventually.passes(() -> assertThat(meters.find("http.server.requests")
                        .tags("uri", "/images", "status", "200", "method", "GET")
                        .timers())
                .hasSize(1));
    }

    @Test
    void aChangeShowsAtOnce() {
        String before = etag(get("/images", "viewer"));
        change(Rows.image("d", "new:1"));
        Eventually.passes(() -> {
            EngineAnswer after = get("/images", "viewer", Map.of("If-None-Match", before));
            assertThat(after.status()).isEqualTo(200);
            assertThat(early(after)).isTrue();
            assertThat(after.text()).contains("new:1");
        });
    }

    private void change(ImageRow row) {
        FakeEngine engine = ENGINES.fake("local");
        ImageId id = row.id();
        engine.images.removeIf(each -> each.id().equals(id));
        engine.images.add(row);
        Objects.requireNonNull(STREAMS.get("local"))
                .sink()
                .event(new EngineEvent.OnImage("tag", id, row.tags().getFirst(), null));
    }

    /** Each picture has one number on all of its moving images. */
    @Test
    void readersNeverSeeAMixture() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService readers = Executors.newFixedThreadPool(10)) {
            List<Future<Set<String>>> seen = new ArrayList<>();
            for (int n = 0; n < 10; n++) {
                seen.add(readers.submit(reading(
                        done, n % 2 == 0 ? Map.of() : Map.of("Accept-Encoding", n % 3 == 0 ? "gzip" : "zstd"))));
            }
            for (int round = 0; round < 100; round++) {
                change(Rows.image("d", "moving:" + round, "moved:" + round));
                get("/images", "viewer", NOT_PLAIN);
            }
            done.set(true);
            Set<String> all = new HashSet<>();
            for (Future<Set<String>> each : seen) {
                all.addAll(each.get());
            }
            assertThat(all).hasSizeGreaterThan(1);
        }
    }

    private Callable<Set<String>> reading(AtomicBoolean done, Map<String, String> headers) {
        return () -> {
            Set<String> seen = ConcurrentHashMap.newKeySet();
            try (HttpConnection own = new HttpConnection(port)) {
                Map<String, String> all = new LinkedHashMap<>(as("viewer"));
                all.putAll(headers);
                while (!done.get()) {
                    seen.add(checked(own.send("GET", "/images", all)));
                }
            }
            return seen;
        };
    }

    private static String checked(EngineAnswer answer) throws IOException {
        Set<String> rounds = ROUND.matcher(new String(decoded(answer), StandardCharsets.UTF_8))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(rounds).hasSizeLessThanOrEqualTo(1);
        return etag(answer);
    }

    private static byte[] decoded(EngineAnswer answer) throws IOException {
        InputStream body = new ByteArrayInputStream(answer.body());
        return switch (answer.header("content-encoding").orElse("identity")) {
            case "gzip" -> new GZIPInputStream(body).readAllBytes();
            case "zstd" -> new ZstdInputStream(body).readAllBytes();
            default -> answer.body();
        };
    }
}
