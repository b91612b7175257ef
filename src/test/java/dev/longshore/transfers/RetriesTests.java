package dev.longshore.transfers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Upstream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetriesTests {

    private final Retries retries = new Retries(3, Duration.ofSeconds(2));

    @ParameterizedTest
    @CsvSource({
        "ENGINE_UNREACHABLE, false, true",
        "REGISTRY_FAILED, false, true",
        "REGISTRY_RATE_LIMITED, false, true",
        "REGISTRY_UNREACHABLE, true, true",
        "REGISTRY_UNREACHABLE, false, false",
        "REGISTRY_AUTH_FAILED, true, false",
        "MANIFEST_NOT_FOUND, false, false",
        "ENGINE_DISK_FULL, true, false"
    })
    void whatAnotherAttemptCannotHelpIsNotTriedAgain(ProblemType type, boolean begun, boolean again) {
        assertThat(retries.after(new Upstream(type, "why"), 1, begun).isPresent())
                .isEqualTo(again);
    }

    @Test
    void theyWaitLongerEachTimeAndEnd() {
        Upstream failure = new Upstream(ProblemType.REGISTRY_FAILED, "why");
        assertThat(retries.after(failure, 1, false)).contains(Duration.ofSeconds(2));
        assertThat(retries.after(failure, 2, false)).contains(Duration.ofSeconds(4));
        assertThat(retries.after(failure, 3, false)).isEmpty();
    }

    @Test
    void aRegistryIsLeftAloneForAsLongAsItWants() {
        Upstream failure = new Upstream(ProblemType.REGISTRY_RATE_LIMITED, "why");
        failure.with("retryAfterSeconds", 30);
        assertThat(retries.after(failure, 1, false)).contains(Duration.ofSeconds(30));
        failure.with("retryAfterSeconds", 3600);
        assertThat(retries.after(failure, 1, false)).isEmpty();
    }
}
