package dev.longshore.bench;

import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.PrivateEngine;
import java.util.List;

/** What {@code bench/reads} runs. */
final class ReadBench {

    private static final int FOR_BOARDS = 1_000;

    private ReadBench() {}

    public static void main(String[] arguments) {
        if (List.of(arguments).contains("--containerd")) {
            measure(EngineKind.CONTAINERD, List.of(1_000), 3, 3);
        } else if (List.of(arguments).contains("--quick")) {
            measure(EngineKind.OVERLAY2, List.of(1_000), 3, 3);
        } else {
            measure(EngineKind.OVERLAY2, List.of(100, 1_000, 10_000), 3, 3);
            measure(EngineKind.CONTAINERD, List.of(100, 1_000), 3, 3);
        }
    }

    private static void measure(EngineKind kind, List<Integer> sizes, int rounds, int seconds) {
        try (PrivateEngine engine = PrivateEngine.start(kind)) {
            int filled = 0;
            for (int size : sizes) {
                ReadWorld.fill(engine, filled, size);
                filled = size;
                System.out.printf("%s, %,d images; medians of %d rounds of %d s%n", kind, size, rounds, seconds);
                try (ReadWorld world = new ReadWorld(engine)) {
                    world.questions().forEach(question -> question.ask(rounds, seconds));
                    if (size == FOR_BOARDS) {
                        world.boards(20);
                    }
                }
            }
        }
    }
}
