package dev.longshore.bench;

import dev.longshore.testkit.HttpConnection;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Fifty dashboards, each of which asks for a list once a second and waits for the answer. */
final class Boards {

    private static final int BOARDS = 50;
    private static final List<String> ENGINE = List.of("dockerd", "containerd");

    private final int port;
    private final String path;
    private final Map<String, String> headers;
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    private Boards(int port, String path, Map<String, String> headers) {
        this.port = port;
        this.path = path;
        this.headers = headers;
    }

    static Boards of(int port, String path, Map<String, String> headers) {
        return new Boards(port, path, headers);
    }

    /** Lets them ask for that long, and prints what Longshore and all engines of this machine used of a processor meanwhile. */
    void print(String by, long longshore, int seconds) {
        Duration ours = Cpu.of(longshore);
        Duration engines = engines();
        long began = System.nanoTime();
        try (ExecutorService boards = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < BOARDS; n++) {
                long offset = n * 1_000_000_000L / BOARDS;
                boards.execute(() -> look(began + offset, began + seconds * 1_000_000_000L));
            }
        }
        double lasted = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "  %d boards, %-30s %5.1f answers/s, %d failed; of a processor: Longshore %5.1f %%, engine %5.1f %%%n",
                BOARDS,
                by,
                answered.get() / lasted,
                failed.get(),
                Cpu.of(longshore).minus(ours).toNanos() / 1e7 / lasted,
                engines().minus(engines).toNanos() / 1e7 / lasted);
    }

    private void look(long first, long end) {
        try (HttpConnection connection = new HttpConnection(port)) {
            for (long next = first; next < end; next = Math.max(next + 1_000_000_000L, System.nanoTime())) {
                Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
                boolean good = connection.send("GET", path, headers).status() == 200;
                (good ? answered : failed).incrementAndGet();
            }
        } catch (UncheckedIOException tooSlow) {
            failed.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration engines() {
        return ProcessHandle.allProcesses()
                .filter(each -> ENGINE.stream()
                        .anyMatch(name -> each.info().command().orElse("").endsWith("/" + name)))
                .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
