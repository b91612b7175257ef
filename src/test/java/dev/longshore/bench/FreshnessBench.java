package dev.longshore.bench;

import dev.longshore.access.Role;
import dev.longshore.it.ForkedLongshore;
import dev.longshore.it.LongshoreServer;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.EngineObjects;
import dev.longshore.testkit.HttpConnection;
import dev.longshore.testkit.PrivateEngine;
import dev.longshore.testkit.RecordingProxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code bench/freshness} runs. */
final class FreshnessBench {

    private static final int CHANGES = 300;

    private static final String MOVING_REPOSITORY = "bench/moving";
    private static final String MOVING = MOVING_REPOSITORY + ":1";

    private FreshnessBench() {}

    public static void main(String[] arguments) {
        boolean quick = List.of(arguments).contains("--quick");
        measure(EngineKind.OVERLAY2, quick ? List.of(100) : List.of(100, 1_000, 10_000));
        measure(EngineKind.CONTAINERD, quick ? List.of(100) : List.of(100, 1_000));
    }

    private static void measure(EngineKind kind, List<Integer> sizes) {
        try (PrivateEngine engine = PrivateEngine.start(kind)) {
            int filled = 0;
            for (int size : sizes) {
                ReadWorld.fill(engine, filled, size);
                filled = size;
                measure(engine, size);
            }
        }
    }

    private static void measure(PrivateEngine engine, int size) {
        try (RecordingProxy proxy = RecordingProxy.before(engine.socket());
                ForkedLongshore longshore =
                        ForkedLongshore.startAsServed("longshore.engines.own.host=" + proxy.host());
                HttpConnection connection = new HttpConnection(longshore.port())) {
            List<String> ids = new ArrayList<>(EngineObjects.imageIds(engine.client()));
            await(connection, "/images/" + ids.getFirst(), "");
            System.out.printf(Locale.ROOT, "%s, %,d images, %d changes each%n", engine.kind(), size, CHANGES);
            Sample list = new Sample("the engine's own list");
            for (int n = 0; n < 5; n++) {
                list.time(() -> engine.client().get("/images/json?all=1").expect(200));
            }
            tags(engine, connection, ids, new Sample("warming up"), "warm");
            proxy.forget();
            Duration cpu = Cpu.of(longshore.pid());
            Sample tags = new Sample("a new tag");
            tags(engine, connection, ids, tags, "fresh");
            long requests = proxy.requests().stream()
                    .filter(request -> request.path().startsWith("/images/"))
                    .count();
            double perChange = Cpu.of(longshore.pid()).minus(cpu).toNanos() / 1e6 / CHANGES;
            Sample moves = new Sample("a tag that moves");
            moves(engine, connection, ids, moves, "/images?reference=" + EngineObjects.encode(MOVING));
            Sample details = new Sample("and its details");
            moves(engine, connection, ids, details, "/images/" + MOVING);
            System.out.println(list.row(list));
            System.out.println(tags.quantiles(list));
            System.out.println(moves.quantiles(list));
            System.out.println(details.quantiles(list));
            System.out.printf(
                    Locale.ROOT,
                    "  one new tag costs the engine %.1f requests, and Longshore %.1f ms of a processor, polling included%n",
                    (double) requests / CHANGES,
                    perChange);
        }
    }

    private static void tags(
            PrivateEngine engine, HttpConnection connection, List<String> ids, Sample sample, String name) {
        for (int n = 0; n < CHANGES; n++) {
            String repository = "bench/" + name + "-" + n;
            EngineObjects.tag(engine.client(), ids.get(n % ids.size()), repository, "1");
            sample.time(() -> await(connection, "/images/" + repository + ":1", ""));
        }
    }

    /** Which image has the name is known at once; its details, which the engine is asked for, too. */
    private static void moves(
            PrivateEngine engine, HttpConnection connection, List<String> ids, Sample sample, String path) {
        for (int n = 0; n < CHANGES; n++) {
            String id = ids.get(n % ids.size());
            EngineObjects.tag(engine.client(), id, MOVING_REPOSITORY, "1");
            sample.time(() -> await(connection, path, id));
        }
    }

    /** Asks until the answer has it. */
    private static void await(HttpConnection connection, String path, String text) {
        while (true) {
            var answer = connection.send("GET", path, LongshoreServer.as(Role.VIEWER));
            if (answer.status() == 200 && answer.text().contains(text)) {
                return;
            }
            Thread.onSpinWait();
        }
    }
}
