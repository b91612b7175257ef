package dev.longshore.bench;

import dev.longshore.access.Role;
import dev.longshore.it.ForkedLongshore;
import dev.longshore.it.LongshoreServer;
import dev.longshore.testkit.Commands;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.EngineObjects;
import dev.longshore.testkit.ImageMaker;
import dev.longshore.testkit.PrivateEngine;
import dev.longshore.testkit.TestRegistry;
import java.util.List;
import java.util.Map;

/** Wall time of a pull asked of Longshore by {@code curl}, beside {@code docker pull}: same image, registry and engine. */
final class PullTimes {

    private static final int LAYERS = 5;
    private static final int LAYER_BYTES = 30_000_000;
    private static final int WARM_UP = 2;
    private static final int ROUNDS = 10;

    private final PrivateEngine engine;
    private final LongshoreServer longshore;
    private final String reference;

    private PullTimes(PrivateEngine engine, LongshoreServer longshore, String reference) {
        this.engine = engine;
        this.longshore = longshore;
        this.reference = reference;
    }

    /** Measures on a new engine of that kind, and prints. */
    static void measure(EngineKind kind) {
        try (TestRegistry registry = TestRegistry.open();
                PrivateEngine engine = PrivateEngine.start(kind);
                ForkedLongshore longshore =
                        ForkedLongshore.startToStay("longshore.engines.own.host=" + engine.host())) {
            new ImageMaker(1)
                    .image(image -> {
                        image.tags("bench/image:1");
                        for (int layer = 0; layer < LAYERS; layer++) {
                            image.layer("layer-" + layer, LAYER_BYTES);
                        }
                        return image;
                    })
                    .pushTo(registry);
            new PullTimes(engine, longshore, registry.reference("bench/image:1")).print();
        }
    }

    private void print() {
        rounds(WARM_UP, new Sample("docker pull"), new Sample("Longshore"));
        Sample docker = new Sample("docker pull");
        Sample own = new Sample("Longshore, by curl");
        rounds(ROUNDS, docker, own);
        System.out.printf(
                "%s: a pull of %d layers of %d MB, medians of %d%n",
                engine.kind(), LAYERS, LAYER_BYTES / 1_000_000, ROUNDS);
        System.out.println(docker.row(docker));
        System.out.println(own.row(docker));
    }

    /** Each goes first as often as the other. */
    private void rounds(int count, Sample docker, Sample own) {
        for (int round = 0; round < count; round++) {
            if (round % 2 == 0) {
                once(docker, this::byDocker);
                once(own, this::byLongshore);
            } else {
                once(own, this::byLongshore);
                once(docker, this::byDocker);
            }
        }
    }

    private void once(Sample sample, Runnable pull) {
        sample.time(pull);
        EngineObjects.removeImage(engine.client(), reference, true).expect(200);
    }

    private void byDocker() {
        String docker = EngineKind.cliHome().resolve("bin/docker").toString();
        Commands.run(Map.of("DOCKER_HOST", engine.host()), List.of(docker, "pull", reference));
    }

    private void byLongshore() {
        Commands.run(
                Map.of(),
                List.of(
                        "curl",
                        "--silent",
                        "--show-error",
                        "--fail",
                        "--noproxy",
                        "*",
                        "--header",
                        "Authorization: Bearer " + LongshoreServer.token(Role.OPERATOR),
                        "--header",
                        "Content-Type: application/json",
                        "--header",
                        "Prefer: wait=120",
                        "--data",
                        "{\"reference\":\"" + reference + "\"}",
                        "http://127.0.0.1:" + longshore.port() + "/images/pulls"));
    }
}
