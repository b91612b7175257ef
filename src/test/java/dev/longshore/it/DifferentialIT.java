package dev.longshore.it;

import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.RandomWorld;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** On random small worlds, what Longshore says equals what the engine says itself over its socket. */
@ExtendWith(WipedEngines.class)
class DifferentialIT {
    private static final String SEED = "longshore.test.seed";
    private static final int WORLDS = Boolean.getBoolean("longshore.test.long") ? 100 : 4;

    static Stream<Arguments> worlds() {
        long first = Long.getLong(SEED, ThreadLocalRandom.current().nextLong(1_000_000));
        System.out.printf("%d worlds an engine from seed %d on; the same again with -D%s=%2$d%n", WORLDS, first, SEED);
        return Stream.of(EngineKind.OVERLAY2, EngineKind.CONTAINERD)
                .flatMap(kind -> LongStream.range(first, first + WORLDS).mapToObj(seed -> Arguments.of(kind, seed)));
    }

    @ParameterizedTest(name = "{0}, -D" + SEED + "={1}")
    @MethodSource("worlds")
    void whatLongshoreSaysIsWhatTheEngineSays(EngineKind kind, long seed) {
        BothSides sides = BothSides.of(kind);
        RandomWorld.build(sides.client(), seed);
        new ImagesAgree(sides).check();
        new HistoriesAgree(sides).check();
        new ContainersAgree(sides).check();
        new NamesAgree(sides).check();
        new FiltersAgree(sides).check();
        new TablesAgree(sides).check();
    }
}
