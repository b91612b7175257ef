package dev.longshore.it;

import dev.longshore.testkit.EngineKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * On random small worlds, for every image and every name, with and without force: what a verdict says is what the engine
 * then does, and what Longshore reports is what the engine's lists say. The short run tries some of each world.
 */
class RemovalDifferentialIT {

    @AfterEach
    void wipe() {
        BothSides.wipe();
    }

    @ParameterizedTest(name = "{0}, -Dlongshore.test.seed={1}")
    @MethodSource("dev.longshore.it.DifferentialIT#worlds")
    void aRemovalDoesWhatItsVerdictSays(EngineKind kind, long seed) {
        new RemovalsAgree(BothSides.of(kind), seed).check();
    }
}
