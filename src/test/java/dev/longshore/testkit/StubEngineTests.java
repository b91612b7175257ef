package dev.longshore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StubEngineTests {

    @Test
    void answersThePingWithItsVersion() {
        try (StubEngine stub = StubEngine.speaking("1.41")) {
            EngineAnswer ping = EngineSocket.at(stub.socket()).get("/_ping").expect(200);
            assertThat(ping.header("Api-Version")).contains("1.41");
            assertThat(ping.text()).isEqualTo("OK");
            assertThat(EngineSocket.at(stub.socket())
                            .get("/version")
                            .json()
                            .get("ApiVersion")
                            .asString())
                    .isEqualTo("1.41");
            assertThat(EngineSocket.at(stub.socket())
                            .send("HEAD", "/_ping", Map.of(), new byte[0])
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void answersWhatItIsToldUnderEveryVersion() {
        try (StubEngine stub = StubEngine.speaking("1.51")) {
            stub.get("/containers/json", "[{\"Id\":\"c1\",\"Names\":null}]");
            EngineSocket client = EngineSocket.at(stub.socket());
            assertThat(client.get("/v1.45/containers/json?all=1")
                            .json()
                            .get(0)
                            .get("Names")
                            .isNull())
                    .isTrue();
            assertThat(client.get("/images/json").status()).isEqualTo(404);
            assertThat(stub.requests()).hasToString("[GET /v1.45/containers/json?all=1, GET /images/json]");
        }
    }

    @Test
    void hangsAndClosesEarly() {
        try (StubEngine stub = StubEngine.speaking("1.51")) {
            stub.on("GET", "/info", new Reaction.Hang()).on("GET", "/version", new Reaction.Close());
            EngineSocket client = new EngineSocket(stub.socket(), Duration.ofMillis(200));
            assertThatThrownBy(() -> client.get("/info")).isInstanceOf(UncheckedIOException.class);
            assertThatThrownBy(() -> client.get("/version"))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasRootCauseMessage("The connection ended before an answer");
        }
    }
}
