package dev.longshore.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

class BadSettingTests {

    @Test
    void aStartThatFailsNamesThePropertyAndTheRemedy() {
        BadSetting bad = new BadSetting("longshore.data-dir", "It cannot be written.", "Name another folder.");

        FailureAnalysis analysis = Objects.requireNonNull(registered().analyze(new IllegalStateException(bad)));

        assertThat(analysis.getDescription()).isEqualTo("longshore.data-dir: It cannot be written.");
        assertThat(analysis.getAction()).isEqualTo("Name another folder.");
    }

    /** The one that Spring Boot finds when a start fails. */
    private static FailureAnalyzer registered() {
        List<FailureAnalyzer> analyzers = SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, FailureHandler.handleMessage((message, failure) -> {}));
        return analyzers.stream()
                .filter(BadSettingAnalyzer.class::isInstance)
                .findFirst()
                .orElseThrow();
    }
}
