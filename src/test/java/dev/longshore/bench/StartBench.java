package dev.longshore.bench;

import dev.longshore.access.Role;
import dev.longshore.it.ForkedLongshore;
import dev.longshore.it.LongshoreServer;
import dev.longshore.testkit.Commands;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.HttpConnection;
import dev.longshore.testkit.PrivateEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What {@code bench/start} runs. */
final class StartBench {

    private static final int ROUNDS = 5;
    private static final int IMAGES = 1_000;
    private static final int LISTS = 1_000;
    private static final int SETTLING_MILLIS = 10_000;

    private StartBench() {}

    /**
     * One start.
     *
     * @param healthy seconds until it said that it lives
     * @param cpu seconds of processors until then
     * @param resident megabytes at once after the lists
     * @param settled megabytes ten seconds later
     */
    private record Start(double healthy, double cpu, double resident, double settled) {}

    public static void main(String[] arguments) {
        try (PrivateEngine engine = PrivateEngine.start(EngineKind.OVERLAY2)) {
            ReadWorld.fill(engine, 0, IMAGES);
            String host = "longshore.engines.own.host=" + engine.host();
            List<Start> plain = new ArrayList<>();
            List<Start> served = new ArrayList<>();
            for (int round = 0; round <= ROUNDS; round++) {
                Start jar = start(() -> ForkedLongshore.startPlain(host));
                Start own = start(() -> ForkedLongshore.startAsServed(host));
                if (round > 0) { // the first finds files that no cache of the system has yet
                    plain.add(jar);
                    served.add(own);
                }
            }
            System.out.printf(Locale.ROOT, "medians of %d starts on %,d images%n", ROUNDS, IMAGES);
            print("healthy, s", plain, served, Start::healthy);
            print("processor, s", plain, served, Start::cpu);
            print("resident, MB", plain, served, Start::resident);
            print("settled, MB", plain, served, Start::settled);
        }
    }

    private static Start start(Supplier<ForkedLongshore> program) {
        long began = System.nanoTime();
        try (ForkedLongshore longshore = program.get()) {
            double healthy = (System.nanoTime() - began) / 1e9;
            double cpu = longshore.cpu().toNanos() / 1e9;
            try (HttpConnection connection = new HttpConnection(longshore.port())) {
                for (int n = 0; n < LISTS; n++) {
                    connection
                            .send("GET", "/images", LongshoreServer.as(Role.VIEWER))
                            .expect(200);
                }
            }
            double resident = Footprint.resident(longshore.pid()) / 1e6;
            Commands.sleep(SETTLING_MILLIS);
            return new Start(healthy, cpu, resident, Footprint.resident(longshore.pid()) / 1e6);
        }
    }

    private static void print(String what, List<Start> plain, List<Start> served, ToDoubleFunction<Start> part) {
        double jar = Median.of(plain, part);
        double own = Median.of(served, part);
        System.out.printf(
                Locale.ROOT, "  %-14s plain jar %8.2f   served %8.2f   ratio %.2f%n", what, jar, own, own / jar);
    }
}
