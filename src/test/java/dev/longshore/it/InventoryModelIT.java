package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.testkit.Commands;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.LineFaults;
import dev.longshore.testkit.PrivateEngine;
import dev.longshore.testkit.Reaction;
import dev.longshore.testkit.RecordingProxy;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whatever happens to an engine, by whomever, and whatever becomes of the events that tell of it: once it is quiet, what
 * Longshore remembers is what the engine lists.
 */
class InventoryModelIT {

    private static final String SEED = "longshore.test.seed";
    private static final int MOMENTS = Boolean.getBoolean("longshore.test.long") ? 100 : 3;
    private static final int CHANGES = 20;

    /** A list that finds what no event told takes a hundredth of the engine's time at most. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ParameterizedTest(name = "{displayName}: {0}, events lost: {1}")
    @CsvSource({"OVERLAY2, false", "OVERLAY2, true", "CONTAINERD, false", "CONTAINERD, true"})
    void onceItIsQuietWhatIsRememberedIsWhatTheEngineLists(EngineKind kind, boolean lost) {
        long seed = Long.getLong(SEED, ThreadLocalRandom.current().nextLong(1_000_000));
        System.out.printf("%d changes of seed %d; the same again with -D%s=%2$d%n", MOMENTS * CHANGES, seed, SEED);
        LineFaults faults = new LineFaults(seed, lost);
        String compareEvery = lost ? "1s" : "1h"; // without losses nothing but events has to do it
        try (PrivateEngine engine = PrivateEngine.start(kind);
                RecordingProxy proxy = RecordingProxy.before(engine.socket())) {
            proxy.on("GET", "/events", new Reaction.Unsteady(engine.socket(), faults));
            try (RunningLongshore longshore = RunningLongshore.start(
                    "longshore.engines.one.host=" + proxy.host(),
                    "longshore.inventory.compare-every=" + compareEvery)) {
                BothSides sides = new BothSides(engine, new EngineTruth(engine.client()), longshore, "");
                RandomChanges changes = new RandomChanges(sides, seed);
                for (int moment = 0; moment < MOMENTS; moment++) {
                    changes.make(CHANGES);
                    if (moment % 2 == 1) {
                        engine.kill();
                        engine.start();
                    }
                    agree(sides, "seed %d, moment %d: %s".formatted(seed, moment, changes));
                }
            }
        }
    }

    private static void agree(BothSides sides, String when) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                new ImagesAgree(sides).check();
                new ContainersAgree(sides).check();
                return;
            } catch (RuntimeException | AssertionError e) {
                assertThat(System.nanoTime()).as("%s: %s", when, e).isLessThan(end);
                Commands.sleep(100);
            }
        }
    }
}
