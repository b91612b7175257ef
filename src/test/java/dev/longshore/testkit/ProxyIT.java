package dev.longshore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class ProxyIT {

    @ParameterizedTest
    @EnumSource
    void recordsWhatItForwards(EngineKind kind) {
        PrivateEngine engine = Engines.shared(kind);
        try (RecordingProxy proxy = RecordingProxy.before(engine.socket())) {
            EngineAnswer answer = EngineSocket.at(proxy.socket()).get("/v1.41/images/json?all=1");
            assertThat(answer.json())
                    .isEqualTo(engine.client().get("/v1.41/images/json?all=1").json());
            assertThat(proxy.requests()).hasToString("[GET /v1.41/images/json?all=1]");
            ProxiedRequest request = proxy.requests().getFirst();
            assertThat(request.version()).contains("1.41");
            assertThat(request.path()).isEqualTo("/images/json");
            assertThat(request.query()).isEqualTo("all=1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void servesTheDockerCommandLine(EngineKind kind) {
        try (RecordingProxy proxy = RecordingProxy.before(Engines.shared(kind).socket())) {
            assertThat(DockerCli.at(proxy.host()).run("images")).startsWith("REPOSITORY");
            assertThat(proxy.requests()).extracting(ProxiedRequest::path).contains("/_ping", "/images/json");
        }
    }

    @ParameterizedTest
    @EnumSource
    void streamsEventsAndEndsTheEnginesSideWithTheCallers(EngineKind kind) {
        PrivateEngine engine = Engines.shared(kind);
        try (RecordingProxy proxy = RecordingProxy.before(engine.socket())) {
            int before = listeners(engine);
            try (EngineStream events = EngineSocket.at(proxy.socket()).stream("GET", "/events")) {
                String id = EngineObjects.importBusybox(engine.client());
                EngineObjects.tag(engine.client(), id, "moved", "1");
                JsonNode event = events.next().orElseThrow();
                assertThat(event.get("Type").asString()).isEqualTo("image");
                assertThat(listeners(engine)).isEqualTo(before + 1);
            }
            Eventually.passes(() -> assertThat(listeners(engine)).isEqualTo(before));
            Eventually.passes(() -> assertThat(proxy.openConnections()).isZero());
        }
        EngineObjects.wipe(engine.client());
    }

    @ParameterizedTest
    @EnumSource
    void misbehavesAsTold(EngineKind kind) {
        try (RecordingProxy proxy = RecordingProxy.before(Engines.shared(kind).socket())) {
            EngineSocket client = new EngineSocket(proxy.socket(), Duration.ofMillis(500));
            proxy.forbid("POST", ".*").cut("GET", "/info", 300).on("GET", "/images/json", new Reaction.Hang());
            proxy.on("GET", "/version", new Reaction.Delayed(Duration.ofMillis(100), proxy.forward()));

            EngineAnswer refused = client.post("/v1.41/images/x/tag?repo=y");
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.header("Content-Type")).contains("text/html");
            assertThatThrownBy(() -> client.get("/info")).isInstanceOf(UncheckedIOException.class);
            assertThatThrownBy(() -> client.get("/images/json")).isInstanceOf(UncheckedIOException.class);
            assertThat(client.get("/version").status()).isEqualTo(200);
            assertThat(proxy.requests()).hasSize(4);

            proxy.behave();
            assertThat(EngineSocket.at(proxy.socket()).get("/images/json").status())
                    .isEqualTo(200);
        }
    }

    private static int listeners(PrivateEngine engine) {
        return engine.client().get("/info").json().get("NEventsListener").asInt();
    }
}
