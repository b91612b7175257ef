package dev.longshore.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        classes = SampleApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "longshore.trusted-proxies=127.0.0.0/8",
            "longshore.allowed-hosts=ci.example.org",
            "longshore.cors.allowed-origins=https://board.example.org"
        })
class BehindAProxyTests {

    private static final String VIEWER = "Authorization: Bearer viewer";
    private static final String[] FORWARDED = {
        "Host: ci.example.org",
        "X-Forwarded-Proto: https",
        "X-Forwarded-Host: ci.example.org",
        "X-Forwarded-Prefix: /tools/docker",
        "X-Forwarded-For: 192.0.2.7, 198.51.100.9",
        VIEWER
    };

    @LocalServerPort
    private int port;

    private Wire wire = new Wire(0);

    @BeforeEach
    void connect() {
        wire = new Wire(port);
    }

    @Test
    void linksAndLocationsAreRightBelowThePrefix() throws IOException {
        assertThat(wire.get("/images/missing", FORWARDED).json().path("type").asString())
                .isEqualTo("https://ci.example.org/tools/docker/problems/image-not-found");
        assertThat(wire.get("/engines/far/images/team/app", FORWARDED).header("Location"))
                .isEqualTo("/tools/docker/engines/far/images/x");
        assertThat(wire.get("/imags", FORWARDED).json().path("likely").asString())
                .isEqualTo("/images");
    }

    @Test
    void theDocumentNamesServersBelowThePrefix() throws IOException {
        Wire.Answer document = wire.get("/openapi.json", FORWARDED);
        assertThat(document.json().path("servers").path(0).path("url").asString())
                .isEqualTo("https://ci.example.org/tools/docker");
        assertThat(document.json()
                        .path("paths")
                        .path("/images")
                        .path("servers")
                        .path(1)
                        .path("url")
                        .asString())
                .isEqualTo("https://ci.example.org/tools/docker/engines/{engine}");
    }

    @Test
    void theUserInterfaceHasRelativeLinksOnly() throws IOException {
        Wire.Answer index = wire.get("/", FORWARDED);
        assertThat(index.status()).isEqualTo(200);
        assertThat(index.body())
                .contains("src=\"swagger-ui/")
                .doesNotContain("=\"/")
                .doesNotContain("http");
    }

    @Test
    void theSameIsRightWithoutTheProxy() throws IOException {
        assertThat(wire.get("/images/missing", VIEWER).json().path("type").asString())
                .isEqualTo("http://localhost:" + port + "/problems/image-not-found");
        assertThat(wire.get("/images/a", VIEWER).header("Location")).isEqualTo("/images/x");
    }

    @Test
    void aForwardedHostHasToBeAllowedToo() throws IOException {
        assertThat(wire.get("/images", VIEWER, "X-Forwarded-Host: evil.example").status())
                .isEqualTo(421);
        assertThat(wire.get("/images", VIEWER, "Forwarded: host=evil.example").status())
                .isEqualTo(421);
    }

    @Test
    void anAllowedOriginIsEchoedAndOthersGetNothing() throws IOException {
        Wire.Answer allowed = wire.get("/images", VIEWER, "Origin: https://board.example.org");
        assertThat(allowed.header("Access-Control-Allow-Origin")).isEqualTo("https://board.example.org");
        assertThat(allowed.header("Vary")).contains("Origin");
        assertThat(allowed.header("Access-Control-Allow-Credentials")).isEmpty();
        for (String origin : new String[] {"https://evil.example", "null", "http://board.example.org"}) {
            Wire.Answer foreign = wire.get("/images", VIEWER, "Origin: " + origin);
            assertThat(foreign.header("Access-Control-Allow-Origin")).isEmpty();
            assertThat(foreign.header("Vary")).contains("Origin");
        }
    }

    @Test
    void aPreflightIsAnsweredForAllowedOriginsOnly() throws IOException {
        Wire.Answer allowed = wire.send(
                "OPTIONS",
                "/images/a",
                "",
                "Origin: https://board.example.org",
                "Access-Control-Request-Method: DELETE",
                "Access-Control-Request-Headers: authorization");
        assertThat(allowed.status()).isEqualTo(204);
        assertThat(allowed.header("content-length")).isEmpty();
        assertThat(allowed.header("Access-Control-Allow-Methods")).contains("DELETE");
        assertThat(allowed.header("Access-Control-Allow-Headers")).contains("Authorization");
        Wire.Answer foreign = wire.send(
                "OPTIONS", "/images/a", "", "Origin: https://evil.example", "Access-Control-Request-Method: DELETE");
        assertThat(foreign.headers().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }

    @Test
    void refusalsBeforeTheRoutesCanBeReadByAllowedOriginsToo() throws IOException {
        assertThat(wire.get("/images", "Origin: https://board.example.org").header("Access-Control-Allow-Origin"))
                .isEqualTo("https://board.example.org");
    }
}
