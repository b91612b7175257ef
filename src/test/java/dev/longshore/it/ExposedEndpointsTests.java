package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.access.Role;
import dev.longshore.testkit.EngineAnswer;
import dev.longshore.testkit.StubEngine;
import org.junit.jupiter.api.Test;

/** Of Spring Boot's endpoints only these are there to be exposed: none that shows settings or memory, or ends the service. */
class ExposedEndpointsTests {

    @Test
    void whoExposesEverythingExposesNoSecrets() {
        try (StubEngine engine = StubEngine.speaking("1.51");
                RunningLongshore longshore = RunningLongshore.start(
                        "longshore.engines.stub.host=" + engine.host(),
                        "management.endpoints.web.exposure.include=*")) {
            EngineAnswer index = asked(longshore, "/actuator").expect(200);
            assertThat(index.json().path("_links").propertyNames())
                    .containsExactlyInAnyOrder(
                            "self",
                            "health",
                            "health-path",
                            "info",
                            "loggers",
                            "loggers-name",
                            "metrics",
                            "metrics-requiredMetricName",
                            "prometheus",
                            "threaddump");
            assertThat(asked(longshore, "/actuator/env").status()).isEqualTo(404);
            assertThat(asked(longshore, "/actuator/heapdump").status()).isEqualTo(404);
        }
    }

    private static EngineAnswer asked(LongshoreServer longshore, String path) {
        return longshore.send("GET", path, LongshoreServer.as(Role.ADMIN));
    }
}
