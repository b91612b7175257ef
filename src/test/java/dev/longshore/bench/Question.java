package dev.longshore.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The same question to several peers.
 *
 * @param name what is asked
 * @param bytes of an answer
 * @param peers where each is asked; the first is what the others are held against
 */
record Question(String name, int bytes, List<Peer> peers) {

    private static final int MOST_WARM_UPS = 20;
    private static final double NOTICEABLE = 1.02;

    /** How a peer is asked. */
    enum Way {
        SAME,
        /** With another parameter each time, so that no answer can be kept. */
        ANOTHER,
        /** One request after the other, as engines for lists, since an answer takes long. */
        ONE_AT_A_TIME
    }

    /**
     * A peer.
     *
     * @param way how it is asked
     */
    record Peer(String name, int port, String path, Map<String, String> headers, Way way) {

        Wrk ask(int seconds) {
            return switch (way) {
                case SAME -> Wrk.run(seconds, port, path, headers);
                case ANOTHER -> Wrk.another(seconds, port, path, headers);
                case ONE_AT_A_TIME -> Wrk.oneAtATime(port, path, headers);
            };
        }
    }

    /** Asks all in turn, some rounds of some seconds each once all are warm, and prints medians and ratios. */
    void ask(int rounds, int seconds) {
        peers.stream().filter(peer -> peer.way() != Way.ONE_AT_A_TIME).forEach(peer -> warmUp(peer, seconds));
        Map<String, List<Wrk>> runs = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Peer peer : peers) {
                Wrk run = peer.ask(seconds);
                runs.computeIfAbsent(peer.name(), each -> new ArrayList<>()).add(run);
            }
        }
        System.out.printf(Locale.ROOT, "  %s (%,d bytes)%n", name, bytes);
        Peer first = peers.getFirst();
        peers.forEach(peer -> print(
                peer.name(), runs.getOrDefault(peer.name(), List.of()), runs.getOrDefault(first.name(), List.of())));
    }

    /** Asks until two rounds in a row were no faster than the fastest: a JVM compiles what it does most for half a minute. */
    private static void warmUp(Peer peer, int seconds) {
        double best = 0;
        int noFaster = 0;
        for (int round = 0; round < MOST_WARM_UPS && noFaster < 2; round++) {
            double rate = peer.ask(seconds).perSecond();
            noFaster = rate > best * NOTICEABLE ? 0 : noFaster + 1;
            best = Math.max(best, rate);
        }
    }

    private static void print(String name, List<Wrk> own, List<Wrk> first) {
        System.out.printf(
                Locale.ROOT,
                "    %-22s %,9.0f/s  p50 %,8.0f µs  p99 %,8.0f µs   ratio %.3f  p99 ratio %.2f%n",
                name,
                Median.of(own, Wrk::perSecond),
                Median.of(own, Wrk::p50),
                Median.of(own, Wrk::p99),
                Median.of(own, Wrk::perSecond) / Median.of(first, Wrk::perSecond),
                Median.of(own, Wrk::p99) / Median.of(first, Wrk::p99));
    }
}
