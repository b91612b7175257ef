package dev.longshore.bench;

import dev.longshore.testkit.Commands;
import dev.longshore.testkit.HttpConnection;
import dev.longshore.testkit.Prepared;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code wrk} found on two threads and 16 connections that are kept, each asking again as soon as it is answered; or, of who
 * answers in seconds, what one connection found.
 *
 * @param perSecond answers in a second
 * @param p50 half of them took no longer, in microseconds
 * @param p99 all but 1 % of them took no longer, in microseconds
 */
record Wrk(double perSecond, double p50, double p99) {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern BAD = Pattern.compile("Non-2xx or 3xx responses: \\d+|Socket errors: .*");

    /** Asks three times, the next when the one before is answered. */
    static Wrk oneAtATime(int port, String path, Map<String, String> headers) {
        Sample sample = new Sample(path);
        try (HttpConnection connection = new HttpConnection(port)) {
            for (int n = 0; n < 3; n++) {
                sample.time(() -> connection.send("GET", path, headers).expect(200));
            }
        }
        double median = sample.quantile(0.5).toNanos() / 1e3;
        return new Wrk(1e6 / median, median, sample.quantile(1).toNanos() / 1e3);
    }

    /** Asks for that many seconds. */
    static Wrk run(int seconds, int port, String path, Map<String, String> headers) {
        return run(seconds, port, path, headers, List.of());
    }

    /** Asks for that many seconds, with another parameter each time. */
    static Wrk another(int seconds, int port, String path, Map<String, String> headers) {
        return run(seconds, port, path, headers, List.of("--script", "bench/another.lua"));
    }

    private static Wrk run(int seconds, int port, String path, Map<String, String> headers, List<String> more) {
        String url = "http://127.0.0.1:" + port + path;
        List<String> command = new ArrayList<>(List.of(
                program(),
                "--threads",
                "2",
                "--connections",
                "16",
                "--duration",
                seconds + "s",
                "--timeout",
                "60s",
                "--latency"));
        headers.forEach((name, value) -> command.addAll(List.of("--header", name + ": " + value)));
        command.addAll(more);
        command.add(url);
        String said = Commands.run(Map.of(), command);
        Matcher bad = BAD.matcher(said);
        if (bad.find()) {
            throw new IllegalStateException(url + ": " + bad.group());
        }
        return new Wrk(Double.parseDouble(found(RATE, said).group(1)), micros("50%", said), micros("99%", said));
    }

    private static String program() {
        return Prepared.path("LONGSHORE_WRK", "wrk").resolve("bin/wrk").toString();
    }

    private static double micros(String quantile, String said) {
        Matcher time = found(Pattern.compile("\\s" + quantile + "\\s+([0-9.]+)(us|ms|s|m)\\b"), said);
        double unit = switch (time.group(2)) {
            case "us" -> 1;
            case "ms" -> 1e3;
            case "s" -> 1e6;
            default -> 60e6;
        };
        return Double.parseDouble(time.group(1)) * unit;
    }

    private static Matcher found(Pattern pattern, String said) {
        Matcher matcher = pattern.matcher(said);
        if (!matcher.find()) {
            throw new IllegalStateException("wrk said: " + said);
        }
        return matcher;
    }
}
