package dev.longshore.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.EngineName;
import dev.longshore.engine.Engines;
import dev.longshore.problem.BadSetting;
import dev.longshore.testkit.Eventually;
import dev.longshore.testkit.StubEngine;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.NestedExceptionUtils;

class SettingsTests {

    private final ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(Wiring.class);

    @Test
    void configuredEnginesAreServedUnderTheirNames() {
        runner.withPropertyValues(
                        "longshore.engines.prod.host=tcp://127.0.0.1:1",
                        "longshore.engines.lab.host=unix:///no/such/socket",
                        "longshore.default-engine=prod")
                .run(context -> {
                    Engines engines = context.getBean(Engines.class);
                    assertThat(engines.all())
                            .extracting(engine -> engine.name().value())
                            .containsExactly("lab", "prod");
                    assertThat(engines.byDefault().name()).isEqualTo(new EngineName("prod"));
                    assertThat(engines.named(new EngineName("lab")).address().chosenBecause())
                            .isEqualTo("longshore.engines.lab.host");
                });
    }

    @Test
    void theOnlyConfiguredEngineIsTheDefault() {
        runner.withPropertyValues("longshore.engines.prod.host=tcp://127.0.0.1:1")
                .run(context -> assertThat(context.getBean(Engines.class)
                                .byDefault()
                                .name()
                                .value())
                        .isEqualTo("prod"));
    }

    @Test
    void theGaugeSaysWhichEnginesAnswer() {
        try (StubEngine stub = StubEngine.speaking("1.51")) {
            runner.withPropertyValues(
                            "longshore.engines.up.host=" + stub.host(),
                            "longshore.engines.down.host=unix:///no/such/socket",
                            "longshore.default-engine=up")
                    .run(context -> {
                        PrometheusMeterRegistry registry = context.getBean(PrometheusMeterRegistry.class);
                        Eventually.passes(() -> assertThat(registry.scrape())
                                .contains(
                                        "longshore_engine_up{engine=\"up\"} 1.0",
                                        "longshore_engine_up{engine=\"down\"} 0.0"));
                    });
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            longshore.engines.prod.tls.ca-file=/x           | longshore.engines.prod.host        | missing
            longshore.engines.prod.host=ssh://x             | longshore.engines.prod.host        | ssh -nNT
            longshore.engines.prod.host=tcp://far.test:2375 | longshore.engines.prod.host        | longshore.allow-plain-tcp=true
            longshore.engines.[Prod!].host=unix:///x        | longshore.engines.Prod!            | cannot be an engine's name
            longshore.engines.a.host=unix:///x longshore.engines.b.host=unix:///x | longshore.default-engine | one of [a, b]
            longshore.engines.a.host=unix:///x longshore.default-engine=b         | longshore.default-engine | one of [a]
            longshore.engines.a.host=tcp://x:1 longshore.engines.a.tls.cert-file=/x | longshore.engines.a.tls | belong together
            longshore.engines.a.host=tcp://x:1 longshore.engines.a.tls.ca-file=/no  | longshore.engines.a.tls.ca-file | cannot be read
            longshore.engine-calls.list=0s                  | longshore.engine-calls.list        | longer than 0
            longshore.engine-calls.change=0s                | longshore.engine-calls.change      | longer than 0
            longshore.engine-calls.search=-1s               | longshore.engine-calls.search      | longer than 0
            longshore.engine-calls.patience=-1s             | longshore.engine-calls.patience    | negative
            longshore.engine-calls.at-once=0                | longshore.engine-calls.at-once     | 1 to 1000
            """)
    void aWrongPropertyFailsTheStartWithItsNameAndTheRemedy(String properties, String property, String remedy) {
        runner.withPropertyValues(properties.split(" ", -1)).run(context -> {
            Throwable failure = Objects.requireNonNull(context.getStartupFailure());
            BadSetting bad = (BadSetting) NestedExceptionUtils.getMostSpecificCause(failure);
            assertThat(bad).hasMessageStartingWith(property + ": ");
            assertThat(bad.getMessage() + " " + bad.remedy()).contains(remedy);
        });
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(EngineProperties.class)
    @Import(DockerConfiguration.class)
    static class Wiring {

        @Bean
        PrometheusMeterRegistry registry() {
            return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        }
    }
}
