package dev.longshore.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.EngineStatus;
import dev.longshore.engine.Engines;
import dev.longshore.fakes.FakeEngines;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Unavailable;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(classes = SampleApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class OutputTests {

    private static final String VIEWER = "Authorization: Bearer viewer";

    @LocalServerPort
    private int port;

    @Autowired
    private MeterRegistry meters = new SimpleMeterRegistry();

    @Autowired
    private Engines engines = new FakeEngines("none");

    private Wire wire = new Wire(0);

    @BeforeEach
    void connect() {
        wire = new Wire(port);
    }

    @Test
    void namesAndStrayPathsMakeNoNewSeries() throws IOException {
        round(0, 3);
        Set<String> before = series();
        round(3, 300);
        assertThat(series()).isEqualTo(before).anyMatch(id -> id.contains("/images/{image}"));
    }

    /** Those of the virtual machine come with its first garbage collection and the like. */
    private Set<String> series() {
        return meters.getMeters().stream()
                .map(meter -> meter.getId().toString())
                .filter(id -> !id.contains("'jvm."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void round(int from, int to) throws IOException {
        for (int n = from; n < to; n++) {
            wire.get("/images/team/name-" + n, VIEWER);
            wire.get("/stray-" + n, VIEWER);
            wire.get("/images/a//name-" + n, VIEWER);
            wire.send("M" + n, "/images", "", VIEWER);
        }
    }

    @Test
    void whatCallersSendCannotForgeALineOfTheLog(CapturedOutput output) throws IOException {
        var log = LoggerFactory.getLogger("test.forgery");
        for (String evil : new String[] {"\r", "\n", "\u0085", "\u2028", "\u001b[31m"}) {
            log.info("name {}", "app" + evil + "FORGED");
            log.error("failed", new IllegalStateException("app" + evil + "FORGED"));
        }
        assertThat(output.getAll().split("[\r\n\u0085\u2028\u2029\u001b]", -1))
                .filteredOn(line -> line.contains("FORGED"))
                .hasSize(10)
                .allSatisfy(line -> assertThat(line).contains("app\\u"));
    }

    @Test
    void anEngineThatIsDownShowsInHealthAndLeavesReadinessAlone() throws IOException {
        var engine = ((FakeEngines) engines).fake("far");
        EngineStatus up = engine.status();
        engine.becomes(new EngineStatus.Unreachable(
                new Unavailable(ProblemType.ENGINE_UNREACHABLE, "Nobody answers at the socket.")));
        Wire.Answer health = wire.get("/actuator/health", "Authorization: Bearer admin");
        assertThat(health.status()).isEqualTo(503);
        var far = health.json()
                .path("components")
                .path("engines")
                .path("components")
                .path("far");
        assertThat(far.path("details").path("code").asString()).isEqualTo("engine-unreachable");
        assertThat(wire.get("/actuator/health/readiness").status()).isEqualTo(200);
        engine.becomes(up);
        assertThat(wire.get("/actuator/health", "Authorization: Bearer admin").status())
                .isEqualTo(200);
    }

    @Test
    void compressionLeavesConditionalRequestsWorking() throws IOException {
        String accept = "Accept-Encoding: gzip";
        Wire.Answer whole = wire.get("/engines", VIEWER, accept);
        assertThat(whole.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(whole.header("Vary")).contains("Accept-Encoding");
        String etag = whole.header("ETag");
        assertThat(wire.get("/engines", VIEWER, accept, "If-None-Match: " + etag)
                        .status())
                .isEqualTo(304);
        assertThat(wire.get("/engines", VIEWER, "If-None-Match: " + etag).status())
                .isEqualTo(304);
        assertThat(etag).as("the server marks the compressed form").isEqualTo("\"state.representation--gzip\"");
        assertThat(wire.get("/engines", VIEWER).header("ETag")).isEqualTo("\"state.representation\"");
    }

    @Test
    void theRouteSeesAnEntityTagWithoutTheMarkOfCompression() throws IOException {
        assertThat(wire.get("/engines", VIEWER, "If-Match: \"state.other--gzip\"")
                        .header("X-Seen"))
                .isEqualTo("\"state.other\"");
    }

    @Test
    void problemsHavePagesForPeopleAndAListForPrograms() throws IOException {
        Wire.Answer page = wire.get("/problems/tag-taken", "Accept: text/html");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");
        assertThat(page.body()).contains("<h1>").contains("tag-taken");
        assertThat(wire.get("/problems/tag-taken").header("Content-Type")).startsWith("text/html");
        assertThat(wire.get("/problems/tag-taken", "Accept: text/markdown").body())
                .startsWith("# ");
        assertThat(wire.get("/problems", "Accept: application/json")
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(ProblemType.values().length);
        assertThat(wire.get("/problems", "Accept: text/html").body()).contains("problems/tag-taken");
        Wire.Answer none = wire.get("/problems/%3Cscript%3E");
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void swaggerUiIsServedWithItsFiles() throws IOException {
        Wire.Answer index = wire.get("/");
        assertThat(index.status()).isEqualTo(200);
        assertThat(index.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");
        for (String file :
                new String[] {"swagger-ui.css", "swagger-ui-bundle.js", "longshore.js", "favicon-32x32.png"}) {
            assertThat(wire.send("HEAD", "/swagger-ui/" + file, "").status())
                    .as(file)
                    .isEqualTo(200);
        }
        Wire.Answer none = wire.get("/swagger-ui/none.js");
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.code()).isEqualTo("no-such-path");
    }
}
