package dev.longshore.bench;

import dev.longshore.access.Role;
import dev.longshore.it.ForkedLongshore;
import dev.longshore.it.LongshoreServer;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.Eventually;
import dev.longshore.testkit.ImageMaker;
import dev.longshore.testkit.PrivateEngine;
import dev.longshore.testkit.RegistryFault;
import dev.longshore.testkit.RegistryFront;
import dev.longshore.testkit.TestRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Memory that Longshore holds while many pulls run and many follow them. */
final class PullMemory {

    private static final int PULLS = 100;
    private static final int FOLLOWERS = 10;
    private static final int LAYER_BYTES = 2_000_000;
    private static final RegistryFault SLOW = new RegistryFault.Slow(40_000);

    private final ForkedLongshore longshore;
    private final AtomicLong events = new AtomicLong();
    private final List<Socket> sockets = new ArrayList<>();

    private PullMemory(ForkedLongshore longshore) {
        this.longshore = longshore;
    }

    /** Measures on a new engine of that kind, and prints. */
    static void measure(EngineKind kind) {
        try (TestRegistry registry = TestRegistry.open();
                RegistryFront front = RegistryFront.of(registry);
                PrivateEngine engine = PrivateEngine.start(kind);
                ForkedLongshore longshore = ForkedLongshore.startToStay(
                        "longshore.engines.own.host=" + engine.host(), "longshore.operations.at-once=" + PULLS)) {
            ImageMaker maker = new ImageMaker(2);
            for (int pull = 0; pull < PULLS; pull++) {
                String tag = "bench/many:" + pull;
                maker.image(image -> image.tags(tag).layer("layer", LAYER_BYTES));
            }
            maker.pushTo(registry);
            front.onBlobs(SLOW);
            new PullMemory(longshore).print(front);
        }
    }

    private void print(RegistryFront front) {
        longshore.get("/images").expect(200);
        Footprint before = Footprint.of(longshore);
        List<String> pulls = new ArrayList<>();
        for (int pull = 0; pull < PULLS; pull++) {
            Map<String, String> body = Map.of("reference", front.reference("bench/many:" + pull));
            pulls.add(longshore
                    .post("/images/pulls", body, Role.OPERATOR)
                    .expect(202)
                    .header("Location")
                    .orElseThrow());
        }
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            pulls.forEach(pull -> follow(pull, readers));
            Eventually.passes(() -> {
                if (events.get() < 2L * PULLS * FOLLOWERS) {
                    throw new AssertionError("Not all follow yet");
                }
            });
            Footprint during = Footprint.of(longshore);
            System.out.printf(
                    "%d pulls with %d followers (%d events had come): live heap %s, %s without them: ratio %.2f; %s resident, %s without%n",
                    PULLS,
                    PULLS * FOLLOWERS,
                    events.get(),
                    Footprint.megabytes(during.heap()),
                    Footprint.megabytes(before.heap()),
                    (double) during.heap() / before.heap(),
                    Footprint.megabytes(during.resident()),
                    Footprint.megabytes(before.resident()));
            pulls.forEach(pull -> longshore.delete(pull, Role.OPERATOR));
            sockets.forEach(PullMemory::close);
        }
    }

    private void follow(String pull, ExecutorService readers) {
        for (int follower = 0; follower < FOLLOWERS; follower++) {
            Socket socket = opened(pull);
            sockets.add(socket);
            readers.execute(() -> count(socket));
        }
    }

    private Socket opened(String pull) {
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), longshore.port());
            String request = "GET " + pull + "/events HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
                    + "Authorization: Bearer " + LongshoreServer.token(Role.VIEWER) + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void count(Socket socket) {
        byte[] buffer = new byte[8192];
        try (InputStream in = socket.getInputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                new String(buffer, 0, read, StandardCharsets.ISO_8859_1)
                        .lines()
                        .filter(line -> line.startsWith("data:"))
                        .forEach(line -> events.incrementAndGet());
            }
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
