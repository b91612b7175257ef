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

@SpringBootTest(
        classes = SampleApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "longshore.max-body=8KB")
class RefusalsOnTheWireTests {

    private static final String VIEWER = "Authorization: Bearer viewer";
    private static final String OPERATOR = "Authorization: Bearer operator";
    private static final String JSON = "Content-Type: application/json";

    @LocalServerPort
    private int port;

    private Wire wire = new Wire(0);

    @BeforeEach
    void connect() {
        wire = new Wire(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/images", "/actuator/health/liveness", "/openapi.json", "/", "/problems", "/nowhere", "/error"})
    void aHostThatIsNotOursIsRefusedOnEveryRoute(String path) throws IOException {
        for (String host : new String[] {"evil.example", "evil.example:8080", "localhost.evil.example", "[::2]"}) {
            Wire.Answer answer = wire.get(path, "Host: " + host);
            assertThat(answer.status()).as(host + answer.body()).isEqualTo(421);
            assertThat(answer.code()).isEqualTo("host-not-allowed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST.", "127.0.0.1:1", "[::1]:8080", "[::1]"})
    void ourOwnNamesPassOnAnyPort(String host) throws IOException {
        assertThat(wire.get("/images", VIEWER, "Host: " + host).status()).isEqualTo(200);
    }

    @Test
    void anAbsoluteTargetCannotSmuggleAHost() throws IOException {
        assertThat(wire.get("http://evil.example/images", VIEWER).status())
                .as("Host differs")
                .isEqualTo(400);
        assertThat(wire.get("http://evil.example/images", VIEWER, "Host: evil.example")
                        .status())
                .isEqualTo(421);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "     ", "*/x", "images"})
    void aRequestLineWithoutAPathIsTheSendersFault(String target) throws IOException {
        Wire.Answer answer = wire.raw("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid-parameter");
    }

    @Test
    void http10WithoutHostIsServed() throws IOException {
        Wire.Answer answer = wire.raw("GET /images HTTP/1.0\r\n" + VIEWER + "\r\n\r\n");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(wire.raw("GET /images HTTP/1.0\r\n\r\n").json().path("type").asString())
                .isEqualTo("/problems/unauthenticated");
    }

    @Test
    void forwardedHeadersOfStrangersAreIgnored() throws IOException {
        Wire.Answer answer = wire.get("/images", "X-Forwarded-Host: evil.example", "X-Forwarded-Prefix: /x");
        assertThat(answer.json().path("type").asString())
                .isEqualTo("http://localhost:" + port + "/problems/unauthenticated");
    }

    @Test
    void withoutTokenTheAnswerIs401WithTheScheme() throws IOException {
        Wire.Answer answer = wire.get("/images");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("unauthenticated");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"longshore\"");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer nobody", "Bearer ", "Basic dmlld2VyOng=", "viewer"})
    void aTokenThatIsNobodysIs401AndSaysSo(String authorization) throws IOException {
        Wire.Answer answer = wire.get("/images", "Authorization: " + authorization);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
    }

    @ParameterizedTest
    @CsvSource({
        "viewer, /images/a/inspect, operator",
        "viewer, /actuator, admin",
        "operator, /actuator/info, admin",
        "operator, /actuator/metrics, admin"
    })
    void aRoleThatDoesNotSufficeIs403WithBoth(String role, String path, String required) throws IOException {
        Wire.Answer answer = wire.get(path, "Authorization: Bearer " + role);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("required").asString()).isEqualTo(required);
        assertThat(answer.json().path("role").asString()).isEqualTo(role);
    }

    @Test
    void theRoleIsAskedBeforeTheArgumentsAreRead() throws IOException {
        assertThat(wire.send("DELETE", "/images/a?never=x&bogus=1", "", VIEWER).code())
                .isEqualTo("forbidden");
        assertThat(wire.send("POST", "/images/a/tags", "{broken", VIEWER, JSON).code())
                .isEqualTo("forbidden");
    }

    @ParameterizedTest
    @CsvSource({"/actuator/prometheus, 200", "/actuator/health, 403", "/actuator/info, 403"})
    void viewersMayLookAtMetricsAndAtNothingElseOfOperations(String path, int status) throws IOException {
        assertThat(wire.get(path).status()).isEqualTo(401);
        assertThat(wire.get(path, VIEWER).status()).isEqualTo(status);
        assertThat(wire.get(path, "Authorization: Bearer admin").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/configprops",
                "/actuator/beans",
                "/actuator/loggers"
            })
    void whatTellsTooMuchIsNotThere(String path) throws IOException {
        assertThat(wire.get(path, "Authorization: Bearer admin").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health/liveness", "/actuator/health/readiness"})
    void probesAreOpenAndTellNothing(String path) throws IOException {
        Wire.Answer answer = wire.get(path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().toString()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void everyAnswerCarriesTheHeadersThatKeepBrowsersSafe() throws IOException {
        for (String path : new String[] {"/images", "/nowhere", "/actuator/health/liveness", "/images/a//b"}) {
            Wire.Answer answer = wire.get(path);
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
            assertThat(answer.header("Server")).isEmpty();
        }
    }

    @Test
    void theCallersRequestIdIsKeptIfSane() throws IOException {
        assertThat(wire.get("/images", VIEWER, "X-Request-Id: build-7.b_2").header("X-Request-Id"))
                .isEqualTo("build-7.b_2");
        for (String id : new String[] {"a b", "x".repeat(65), "<script>", "é"}) {
            assertThat(wire.get("/images", VIEWER, "X-Request-Id: " + id).header("X-Request-Id"))
                    .isNotEqualTo(id)
                    .matches("[0-9a-f-]{36}");
        }
    }

    @Test
    void crossOriginRequestsGetNoLeave() throws IOException {
        Wire.Answer preflight = wire.send(
                "OPTIONS", "/images", "", "Origin: https://evil.example", "Access-Control-Request-Method: GET");
        assertThat(preflight.status()).isEqualTo(401);
        assertThat(preflight.headers().keySet()).noneMatch(name -> name.startsWith("access-control"));
        assertThat(wire.get("/images", VIEWER, "Origin: https://evil.example")
                        .headers()
                        .keySet())
                .noneMatch(name -> name.startsWith("access-control"));
    }

    @Test
    void aPathThatIsNotThereNamesTheLikelyOne() throws IOException {
        Wire.Answer answer = wire.get("/imags", VIEWER);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("no-such-path");
        assertThat(answer.json().path("likely").asString()).isEqualTo("/images");
        assertThat(wire.get("/container/web/inspct", VIEWER)
                        .json()
                        .path("likely")
                        .asString())
                .isEqualTo("/containers/web/inspect");
        assertThat(wire.get("/images/", VIEWER).json().path("likely").asString())
                .isEqualTo("/images");
        assertThat(wire.get("/something/quite/different/from/all", VIEWER)
                        .json()
                        .has("likely"))
                .isFalse();
    }

    @Test
    void aMethodThatIsNotAllowedSaysWhichAre() throws IOException {
        Wire.Answer answer = wire.send("PUT", "/images", "", VIEWER);
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        assertThat(answer.json().path("allowed").toString()).isEqualTo("[\"GET\",\"HEAD\",\"OPTIONS\"]");
        for (String method : new String[] {"TRACE", "BREW"}) {
            Wire.Answer other = wire.send(method, "/images", "", VIEWER);
            assertThat(other.status()).as(method + other.body()).isEqualTo(405);
            assertThat(other.code()).isEqualTo("method-not-allowed");
        }
    }

    @Test
    void aMethodOverrideIsIgnored() throws IOException {
        assertThat(wire.get("/images/a", VIEWER, "X-HTTP-Method-Override: DELETE")
                        .json()
                        .has("image"))
                .isTrue();
        assertThat(wire.send("POST", "/images/a/tags?_method=DELETE", "{\"reference\":\"b\"}", OPERATOR, JSON)
                        .code())
                .isEqualTo("unknown-parameter");
    }

    @Test
    void headAnswersAsGetWithoutBody() throws IOException {
        Wire.Answer answer = wire.send("HEAD", "/images", "", VIEWER);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        Wire.Answer missing = wire.send("HEAD", "/images/missing", "", VIEWER);
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.body()).isEmpty();
        assertThat(missing.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void optionsNamesTheMethods() throws IOException {
        Wire.Answer answer = wire.send("OPTIONS", "/images", "", VIEWER);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Allow")).contains("GET").contains("HEAD");
    }

    @Test
    void aMistakeOfOursTellsTheRequestIdAndNothingElse() throws IOException {
        Wire.Answer answer = wire.get("/images/bug", VIEWER, "X-Request-Id: find-me");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.code()).isEqualTo("internal");
        assertThat(answer.json().path("requestId").asString()).isEqualTo("find-me");
        assertThat(answer.body()).doesNotContain("secret").doesNotContain("Exception");
    }

    @Test
    void theErrorPageIsNoRoute() throws IOException {
        assertThat(wire.get("/error", VIEWER).code()).isEqualTo("no-such-path");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/images?bogus=1 | unknown-parameter | bogus",
                "/images?Label=a | unknown-parameter | Label",
                "/images/a?x | unknown-parameter | x",
                "/images?all=yes | invalid-parameter | all",
                "/images?all=TRUE | invalid-parameter | all",
                "/images?all= | invalid-parameter | all",
                "/images?all=true&all=true | invalid-parameter | all",
                "/images?limit=0x10 | invalid-parameter | limit",
                "/images?limit=99999999999 | invalid-parameter | limit",
                "/images?limit=%201 | invalid-parameter | limit",
                "/images?sort=SIZE | invalid-parameter | sort",
                "/images?label=%zz | invalid-parameter | query",
                "/images?label=%FF | invalid-parameter | query"
            })
    void parametersAreReadToTheLetter(String path, String code, String parameter) throws IOException {
        Wire.Answer answer = wire.get(path, VIEWER);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("parameter").asString()).isEqualTo(parameter);
    }

    @Test
    void whatIsAcceptedIsNamed() throws IOException {
        assertThat(wire.get("/images?bogus=1", VIEWER).json().path("accepted").toString())
                .isEqualTo("[\"label\",\"all\",\"limit\",\"sort\",\"before\"]");
        assertThat(wire.get("/images?sort=x", VIEWER).json().path("accepted").toString())
                .isEqualTo("[\"created-at\",\"size\"]");
    }

    @Test
    void aListIsNotSplitAtItsCommas() throws IOException {
        assertThat(wire.get("/images?label=a,b", VIEWER).json().path("label").toString())
                .isEqualTo("[\"a,b\"]");
        assertThat(wire.get("/images?label=a&label=b%3Dc", VIEWER)
                        .json()
                        .path("label")
                        .toString())
                .isEqualTo("[\"a\",\"b=c\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"reference\":\"a\",\"bogus\":1} | 400 | unknown-parameter",
                "{\"reference\":\"a\",\"move\":\"true\"} | 400 | invalid-parameter",
                "{\"reference\":\"a\",\"count\":\"1\"} | 400 | invalid-parameter",
                "{\"reference\":\"a\",\"reference\":\"b\"} | 400 | malformed-body",
                "{\"reference\":7} | 400 | invalid-parameter",
                "{\"reference\":true} | 400 | invalid-parameter",
                "{\"reference\":\"a\"} {} | 400 | malformed-body",
                "{\"reference\" | 400 | malformed-body",
                "[] | 400 | malformed-body",
                "{\"reference\":\"Team/App\"} | 400 | invalid-reference"
            })
    void bodiesAreReadToTheLetter(String body, int status, String code) throws IOException {
        Wire.Answer answer = wire.send("POST", "/images/a/tags", body, OPERATOR, JSON);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.code()).as(answer.body()).isEqualTo(code);
    }

    @Test
    void aMalformedReferenceComesWithAProposal() throws IOException {
        Wire.Answer answer = wire.send("POST", "/images/a/tags", "{\"reference\":\"Team/App\"}", OPERATOR, JSON);
        assertThat(answer.json().path("proposal").asString()).isEqualTo("team/app");
        assertThat(answer.json().path("reason").asString()).isEqualTo("uppercase");
    }

    @Test
    void aBodyThatIsNotJsonIs415AndNoneIs400() throws IOException {
        Wire.Answer form = wire.send(
                "POST", "/images/a/tags", "reference=b", OPERATOR, "Content-Type: application/x-www-form-urlencoded");
        assertThat(form.status()).as(form.body()).isEqualTo(415);
        assertThat(form.code()).isEqualTo("unsupported-media-type");
        assertThat(wire.send("POST", "/images/a/tags", "", OPERATOR, JSON, "Content-Length: 0")
                        .code())
                .isEqualTo("malformed-body");
    }

    @Test
    void aBodyOverTheLimitIs413WhetherItsLengthIsSaidOrNot() throws IOException {
        String large = "{\"reference\":\"" + "a".repeat(9_000) + "\"}";
        Wire.Answer said = wire.send("POST", "/images/a/tags", large, OPERATOR, JSON);
        assertThat(said.status()).isEqualTo(413);
        assertThat(said.json().path("maximumBytes").asInt()).isEqualTo(8_192);
        Wire.Answer chunked =
                wire.raw("POST /images/a/tags HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + OPERATOR
                        + "\r\n" + JSON + "\r\nTransfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(large.length())
                        + "\r\n"
                        + large + "\r\n0\r\n\r\n");
        assertThat(chunked.status()).isEqualTo(413);
        assertThat(chunked.code()).isEqualTo("body-too-large");
    }

    @Test
    void whatCannotBeSentIs406() throws IOException {
        Wire.Answer answer = wire.get("/containers", VIEWER, "Accept: image/png");
        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("accepted").toString()).contains("application/json");
    }
}
