package dev.longshore.engine.docker;

import dev.longshore.engine.EngineName;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;

/** Makes engines for tests. */
final class TestEngine {

    /** Deadlines that a loaded test machine still keeps when nothing is wrong. */
    static final EngineCalls USUAL = new EngineCalls(
            seconds(5), seconds(10), seconds(30), seconds(60), seconds(60), seconds(15), 16, seconds(2));

    /** Deadlines that tests can wait for. */
    static final EngineCalls SHORT = new EngineCalls(
            Duration.ofMillis(700),
            Duration.ofMillis(700),
            Duration.ofMillis(900),
            seconds(1),
            Duration.ofMillis(800),
            Duration.ofMillis(800),
            4,
            Duration.ofMillis(150));

    private TestEngine() {}

    static DockerEngine at(String host) {
        return at(host, USUAL, new SimpleMeterRegistry());
    }

    static DockerEngine at(String host, EngineCalls limits) {
        return at(host, limits, new SimpleMeterRegistry());
    }

    static DockerEngine at(String host, EngineCalls limits, MeterRegistry registry) {
        try {
            return DockerEngine.at(EngineName.LOCAL, EngineTarget.of(host, null, false, "a test"), limits, registry);
        } catch (Refusal e) {
            throw new IllegalStateException(e);
        }
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
