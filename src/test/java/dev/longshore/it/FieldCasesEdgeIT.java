package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.access.Role;
import dev.longshore.testkit.EngineAnswer;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.EngineObjects;
import dev.longshore.testkit.Eventually;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people met in the field with hosts and origins, and the metrics; the rest stands in the tests of the HTTP edge. */
@ExtendWith(WipedEngines.class)
class FieldCasesEdgeIT {
    @Test
    @DisplayName("C101")
    void aForeignHostIsRefusedBeforeTheTokenOnEveryRoute() {
        RunningLongshore longshore = RunningLongshore.shared();
        for (String path : List.of(
                "/",
                "/images",
                "/images/app:1",
                "/containers",
                "/engines",
                "/engines/old/images",
                "/openapi.json",
                "/openapi.yaml",
                "/problems",
                "/problems/tag-taken",
                "/swagger-ui/index.html",
                "/actuator",
                "/actuator/health",
                "/actuator/health/liveness",
                "/actuator/prometheus",
                "/nowhere")) {
            for (String host : List.of("evil.example", "evil.example:" + longshore.port(), "localhost.evil.example")) {
                Problem.of("host-not-allowed", longshore.send("GET", path, Map.of("Host", host)));
            }
        }
        for (String host : List.of("localhost", "127.0.0.1:" + longshore.port(), "[::1]", "LOCALHOST:80")) {
            assertThat(longshore.get("/images", "Host", host).status()).as(host).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("C103")
    void pagesOfOtherOriginsGetNoLeave() {
        RunningLongshore longshore = RunningLongshore.shared();
        EngineAnswer foreign =
                longshore.get("/images", "Origin", "https://evil.example").expect(200);
        assertThat(foreign.header("access-control-allow-origin")).isEmpty();
        EngineAnswer preflight = longshore.send(
                "OPTIONS", "/images", Map.of("Origin", "https://evil.example", "Access-Control-Request-Method", "GET"));
        assertThat(preflight.header("access-control-allow-origin")).isEmpty();
        assertThat(preflight.header("access-control-allow-methods")).isEmpty();
    }

    @Test
    void eachMetricOfLongshoresOwnIsScrapedByAViewer() {
        BothSides sides = BothSides.of(EngineKind.CONTAINERD);
        sides.load(image -> image.tags("app:1"));
        sides.load(image -> image);
        EngineObjects.createContainer(sides.client(), "app", "app:1", "true");
        sides.ask("/images/app:1");
        Eventually.passes(() -> assertThat(sides.longshore()
                        .get("/actuator/prometheus", Role.VIEWER)
                        .expect(200)
                        .text())
                .contains("longshore_engine_up{engine=\"old\"} 1.0", "longshore_engine_up{engine=\"new\"} 1.0")
                .contains("longshore_images{dangling=\"true\",engine=\"new\"} 1.0")
                .contains("longshore_images{dangling=\"false\",engine=\"new\"} 1.0")
                .contains("longshore_containers{engine=\"new\",state=\"created\"} 1.0")
                .contains("longshore_containers{engine=\"new\",state=\"running\"} 0.0")
                .contains("longshore_snapshot_age_seconds{engine=\"new\"} ")
                .containsPattern(
                        "longshore_engine_call_seconds_count\\{call=\"image-list\",engine=\"new\",outcome=\"ok\"} ")
                .containsPattern("http_server_requests_seconds_count\\{[^}]*uri=\"/images/\\{image}\""));
    }
}
