package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.testkit.ConnectProxy;
import dev.longshore.testkit.EngineAnswer;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.EngineOptions;
import dev.longshore.testkit.ImageMaker;
import dev.longshore.testkit.PrivateEngine;
import dev.longshore.testkit.TestRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A registry whose certificate nobody trusts by himself. */
@ExtendWith(WipedEngines.class)
class RegistryTlsIT {

    @SuppressWarnings("NullAway.Init")
    private static TestRegistry registry;

    @BeforeAll
    static void start() {
        registry = TestRegistry.withTls();
        new ImageMaker(31).image(image -> image.tags("team/app:1")).pushTo(registry);
    }

    @AfterAll
    static void close() {
        registry.close();
    }

    private static Map<String, String> authority() throws IOException {
        return Map.of("caCertificate", Files.readString(registry.ca()));
    }

    @Test
    void longshoreTrustsItWhenItIsToldTo() throws IOException {
        ConfiguredRegistries registries = new ConfiguredRegistries(RunningLongshore.shared());
        String host = registry.named();
        try {
            registries.put(host, Map.of());
            JsonNode distrusted = registries.check(host);
            assertThat(distrusted.path("status").asString())
                    .as(distrusted.toString())
                    .isEqualTo("tls-failed");
            assertThat(distrusted.path("detail").asString())
                    .contains("caCertificate", "unable to find valid certification path")
                    .doesNotContain("Exception");
            Problem.of("registry-tls", registries.get(host, "/repositories/team/app/tags"));

            registries.put(host, authority());
            JsonNode trusted = registries.check(host);
            assertThat(trusted.path("status").asString()).as(trusted.toString()).isEqualTo("ok");
            assertThat(trusted.path("tls").asString()).isEqualTo("verified");
            EngineAnswer tags = registries.get(host, "/repositories/team/app/tags?digest=true");
            assertThat(tags.expect(200)
                            .json()
                            .path("items")
                            .path(0)
                            .path("digest")
                            .asString())
                    .startsWith("sha256:");

            registries.put(host, Map.of("insecure", true));
            assertThat(registries.check(host).path("tls").asString()).isEqualTo("unverified");
        } finally {
            registries.removeAll();
        }
    }

    @Test
    void anEngineThatDistrustsItSaysSoAndOneThatKnowsItsAuthorityPulls() throws IOException {
        try (ConnectProxy proxy = new ConnectProxy()) {
            EngineOptions proxied = EngineOptions.usual().withEnvironment("HTTPS_PROXY", proxy.url());
            try (PrivateEngine old = PrivateEngine.start(EngineKind.OVERLAY2, proxied);
                    PrivateEngine young = PrivateEngine.start(EngineKind.CONTAINERD, proxied);
                    RunningLongshore longshore = RunningLongshore.start(
                            "longshore.engines.old.host=" + old.host(),
                            "longshore.engines.young.host=" + young.host(),
                            "longshore.default-engine=old")) {
                distrustsUntilItKnowsTheAuthority(sides(old, longshore, "old"), proxied);
                distrustsUntilItKnowsTheAuthority(sides(young, longshore, "young"), proxied);
            }
        }
    }

    private static BothSides sides(PrivateEngine engine, RunningLongshore longshore, String name) {
        return new BothSides(engine, new EngineTruth(engine.client()), longshore, "/engines/" + name);
    }

    private static void distrustsUntilItKnowsTheAuthority(BothSides sides, EngineOptions options) throws IOException {
        String reference = registry.named() + "/team/app:1";
        ConfiguredRegistries registries = new ConfiguredRegistries(sides.longshore());
        Problem.of("registry-tls", sides.pull(reference));
        registries.put(registry.named(), authority());
        Problem.of("registry-tls", sides.pull(reference));
        sides.engine().stop();
        sides.engine()
                .start(options.withEnvironment("SSL_CERT_FILE", registry.ca().toString()));
        sides.pull(reference).expect(200);
        assertThat(sides.ask("/images/" + reference + "/freshness")
                        .path("freshness")
                        .asString())
                .isEqualTo("current");
    }
}
