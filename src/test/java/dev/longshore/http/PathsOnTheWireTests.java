package dev.longshore.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(classes = SampleApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class PathsOnTheWireTests {

    private static final String VIEWER = "Authorization: Bearer viewer";

    @LocalServerPort
    private int port;

    private Wire wire = new Wire(0);

    @BeforeEach
    void connect() {
        wire = new Wire(port);
    }

    @ParameterizedTest
    @CsvSource({
        "/images/app, image, app",
        "/images/team%2Fapp:1.0, image, team/app:1.0",
        "/images/team%2fapp:1.0, image, team/app:1.0",
        "/images/team/app:1.0, image, team/app:1.0",
        "/images/dl.example.com:5000/team/app@sha256:aa, image, dl.example.com:5000/team/app@sha256:aa",
        "/images/team/app/history, history, team/app",
        "/images/team%2Fapp/history, history, team/app",
        "/images/team/tags, tags, team",
        "/images/team%2Ftags, image, team/tags",
        "/images/team/app/tags/team/app:2, tag, team/app:2",
        "/images/team%2Fapp/tags/team%2Fapp:2, tag, team/app:2",
        "/images/app/tags/history, history, app/tags",
        "/images/app/history/more, image, app/history/more",
        "/containers/web, container, web",
        "/containers/web/thedb, container, web/thedb"
    })
    void rawAndEncodedSlashesMeanTheSame(String path, String member, String value) throws IOException {
        for (String prefix : new String[] {"", "/engines/far"}) {
            Wire.Answer answer = wire.get(prefix + path, VIEWER);
            assertThat(answer.status()).as(prefix + path + answer.body()).isEqualTo(200);
            assertThat(answer.json().path(member).asString()).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/images/a//b",
                "/images//a",
                "/images/a%2F%2Fb",
                "/images/a;b",
                "/images/a%3Bb",
                "/images/a%0Ab",
                "/images/a%5Cb",
                "/images/a\\b",
                "/images/a/../b",
                "/images/../b",
                "/images/a/./b",
                "/images/a%252Fb",
                "/images/team%2F..%2Fapp",
                "/images/team/%2e%2e/app",
                "/images/a%FFb",
                "/images/a%E2%80%A8b",
                "/images/a%u0041"
            })
    void whatNoNameHasIsRefusedAsAReference(String path) throws IOException {
        for (String prefix : new String[] {"", "/engines/far"}) {
            Wire.Answer answer = wire.get(prefix + path, VIEWER);
            assertThat(answer.status()).as(prefix + path + answer.body()).isEqualTo(400);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.code()).as(answer.body()).isEqualTo("invalid-reference");
            assertThat(answer.header("X-Request-Id"))
                    .isEqualTo(answer.json().path("requestId").asString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/images/a%00b", "/images/a%2", "/images/a%zzb"})
    void whatIsNoUriAtAllIsRefusedByTheServerAsAProblem(String path) throws IOException {
        Wire.Answer answer = wire.get(path, VIEWER);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid-parameter");
        assertThat(answer.header("X-Request-Id")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/images/a//b", "/images/a%252Fb", "/images/a;b", "/images/../b"})
    void theLinkOfAnEarlyRefusalIsWholeWhereTheHostIsAccepted(String path) throws IOException {
        assertThat(type(wire.get(path, VIEWER))).startsWith("http://localhost:" + port + "/problems/invalid-");
        assertThat(type(wire.raw("GET " + path + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")))
                .startsWith("/problems/");
        assertThat(type(wire.raw("GET " + path + " HTTP/1.0\r\n\r\n"))).startsWith("/problems/");
    }

    @Test
    void whereTheServerDidNotReadTheHostTheLinkIsAPath() throws IOException {
        assertThat(type(wire.get("/images/a%2", VIEWER))).isEqualTo("/problems/invalid-parameter");
        assertThat(type(wire.get("/images", VIEWER, "X-Long: " + "a".repeat(40_000))))
                .isEqualTo("/problems/headers-too-large");
    }

    private static String type(Wire.Answer answer) {
        return answer.json().path("type").asString();
    }

    @ParameterizedTest
    @CsvSource({
        "/images/team/app/, /images/team/app",
        "/images/team/app/history/, /images/team/app/history",
        "/images/, /images",
        "/containers/web/, /containers/web",
        "/engines/far/images/team/app/, /engines/far/images/team/app",
        "/swagger-ui, /",
        "/swagger-ui/, /",
        "/docs, /"
    })
    void aPathThatAlmostIsOneProposesThatOne(String path, String likely) throws IOException {
        Wire.Answer answer = wire.get(path, VIEWER);
        assertThat(answer.code()).as(answer.body()).isEqualTo("no-such-path");
        assertThat(answer.json().path("likely").asString()).isEqualTo(likely);
        assertThat(answer.json().path("detail").asString()).contains("Did you mean " + likely + "?");
    }

    @Test
    void anEnginesNameInAnotherCaseProposesTheEngine() throws IOException {
        for (String path : new String[] {"/engines/Far/images", "/engines/FAR/images/a"}) {
            Wire.Answer answer = wire.get(path, VIEWER);
            assertThat(answer.code()).isEqualTo("engine-not-found");
            assertThat(answer.json().path("detail").asString()).contains("Did you mean far?");
            assertThat(answer.json().path("engines").toString()).contains("\"far\"");
        }
    }

    @Test
    void aPathElsewhereIsRefusedAsAParameter() throws IOException {
        assertThat(wire.get("/foo//bar", VIEWER).code()).isEqualTo("invalid-parameter");
    }

    @Test
    void thePrefixSaysWhichEngine() throws IOException {
        assertThat(wire.get("/images/a", VIEWER).json().path("engine").asString())
                .isEqualTo("local");
        Wire.Answer far = wire.get("/engines/far/images/a", VIEWER);
        assertThat(far.json().path("engine").asString()).isEqualTo("far");
        assertThat(far.header("Location")).isEqualTo("/engines/far/images/x");
        assertThat(wire.get("/engines/far/images", VIEWER).json().path("engine").asString())
                .isEqualTo("far");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engines/none/images", "/engines/NO/images/a", "/engines/no%2Fne/images/a/history"})
    void aPrefixThatNamesNoEngineIsNotFound(String path) throws IOException {
        Wire.Answer answer = wire.get(path, VIEWER);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("engine-not-found");
    }

    @Test
    void anImageThatIsNotThereNamesTheOtherReading() throws IOException {
        Wire.Answer answer = wire.get("/engines/far/images/missing/tags", VIEWER);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("alsoRead").path(0).asString()).isEqualTo("/engines/far/images/missing%2Ftags");
        assertThat(wire.get("/images/missing", VIEWER).json().has("alsoRead")).isFalse();
    }

    @Test
    void aPathThatIsTooLongIs414AndHeadersThatAreTooLarge431() throws IOException {
        Wire.Answer path = wire.get("/images/" + "a".repeat(5_000), VIEWER);
        assertThat(path.status()).isEqualTo(414);
        assertThat(path.code()).isEqualTo("path-too-long");
        Wire.Answer longer = wire.get("/images/" + "a".repeat(40_000), VIEWER);
        assertThat(longer.status()).isEqualTo(414);
        assertThat(longer.code()).isEqualTo("path-too-long");
        Wire.Answer headers = wire.get("/images", VIEWER, "X-Long: " + "a".repeat(40_000));
        assertThat(headers.status()).isEqualTo(431);
        assertThat(headers.code()).isEqualTo("headers-too-large");
        assertThat(headers.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void whatIsNoHttpIsRefusedAsAProblem() throws IOException {
        Wire.Answer answer = wire.raw("GET /images HTTP/1.1\r\n\r\n");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }
}
