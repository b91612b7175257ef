package dev.longshore.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Times of the same work done again and again. */
final class Sample {

    private final String name;
    private final List<Long> nanos = new ArrayList<>();

    Sample(String name) {
        this.name = name;
    }

    /** Does the work once more and keeps the time it took. */
    void time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        nanos.add(System.nanoTime() - start);
    }

    /** The smallest time that this share of all did not exceed, 0.5 being the median. */
    Duration quantile(double share) {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        int at = (int) Math.ceil(share * sorted.size()) - 1;
        return Duration.ofNanos(sorted.get(Math.max(0, at)));
    }

    /** Median, fastest and slowest, and the median's ratio to the peer's. */
    String row(Sample peer) {
        return String.format(
                Locale.ROOT,
                "  %-24s %9.1f ms  (%.1f to %.1f)  ratio %.3f",
                name,
                millis(quantile(0.5)),
                millis(quantile(0)),
                millis(quantile(1)),
                (double) quantile(0.5).toNanos() / peer.quantile(0.5).toNanos());
    }

    /** Half and 99 in 100 of all took no longer than this; the first's ratio to the peer's median. */
    String quantiles(Sample peer) {
        return String.format(
                Locale.ROOT,
                "  %-24s %9.1f ms  p99 %.1f ms  ratio %.3f",
                name,
                millis(quantile(0.5)),
                millis(quantile(0.99)),
                (double) quantile(0.5).toNanos() / peer.quantile(0.5).toNanos());
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }
}
