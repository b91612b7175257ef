package dev.longshore.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Counts hot reads among all requests, under the tags that Spring's own observation gives to them. */
@Component
final class HotTimers {

    private record Key(String method, String template, int status) {}

    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();
    private final MeterRegistry registry;

    HotTimers(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Counts one that began at this {@link System#nanoTime}. */
    void count(String method, HotRoute route, int status, long began) {
        timers.computeIfAbsent(new Key(method, route.template(), status), this::timer)
                .record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Key key) {
        return registry.timer(
                "http.server.requests",
                "error",
                "none",
                "exception",
                "none",
                "method",
                key.method(),
                "outcome",
                key.status() < 300 ? "SUCCESS" : "REDIRECTION",
                "status",
                Integer.toString(key.status()),
                "uri",
                key.template());
    }
}
