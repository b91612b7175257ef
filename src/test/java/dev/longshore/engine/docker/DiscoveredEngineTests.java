package dev.longshore.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.longshore.engine.EngineName;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.testkit.StubEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DiscoveredEngineTests {

    private Finding finding = new Finding.Nowhere(List.of("/var/run/docker.sock (Docker's own socket)"));
    private final DiscoveredEngine engines = new DiscoveredEngine(
            () -> finding, target -> TestEngine.at(target.host().toString()));

    @AfterEach
    void close() throws IOException {
        engines.close();
    }

    @Test
    void whileNoneIsFoundCallsSayWhereItLooked() {
        Failure failure = failure(engines::byDefault);

        assertThat(engines.all()).isEmpty();
        assertThat(failure.type()).isEqualTo(ProblemType.ENGINE_UNREACHABLE);
        assertThat(failure.members())
                .containsEntry("lookedAt", List.of("/var/run/docker.sock (Docker's own socket)"))
                .containsEntry("retryAfterSeconds", 5);
        assertThat(failure(() -> engines.named(EngineName.LOCAL)).type()).isEqualTo(ProblemType.ENGINE_UNREACHABLE);
    }

    @Test
    void aRefusedSettingIsTheDetail() {
        finding = new Finding.Refused("DOCKER_HOST cannot be used: no.", List.of("DOCKER_HOST"));

        assertThat(failure(engines::byDefault).detail()).isEqualTo("DOCKER_HOST cannot be used: no.");
    }

    @Test
    void anotherNameIsNotFound() {
        Failure failure = failure(() -> engines.named(new EngineName("prod")));

        assertThat(failure.type()).isEqualTo(ProblemType.ENGINE_NOT_FOUND);
        assertThat(failure.members()).containsEntry("engine", "prod").containsEntry("engines", List.of("local"));
    }

    @Test
    void anEngineThatAppearsIsFoundByTheNextCallAndStaysWhateverAppearsLater() {
        try (StubEngine stub = StubEngine.speaking("1.51").get("/images/json", "[]")) {
            failure(engines::byDefault);
            finding = found(stub.socket());

            assertThat(engines.byDefault().images().list()).isEmpty();

            finding = found(Path.of("/another.sock"));
            engines.look();
            assertThat(engines.all()).containsExactly(engines.byDefault());
            assertThat(engines.named(EngineName.LOCAL).address().host()).isEqualTo(stub.host());
        }
    }

    private static Finding found(Path socket) {
        return new Finding.Found(new EngineTarget(new EngineHost.Unix(socket), null, "a test"));
    }

    private static Failure failure(Runnable call) {
        return Objects.requireNonNull(catchThrowableOfType(Failure.class, call::run));
    }
}
