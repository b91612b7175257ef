package dev.longshore.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Counts failed attempts by address in windows of a minute, over a bounded number of addresses. A valid token is never
 * refused because of them: many callers can share one address.
 */
final class Attempts {

    static final int ALLOWED = 60;

    private static final long WINDOW = Duration.ofMinutes(1).toNanos();
    private static final int ADDRESSES = 10_000;

    private final LongSupplier nanos;
    private final Map<String, Window> windows = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > ADDRESSES;
        }
    };

    Attempts(LongSupplier nanos) {
        this.nanos = nanos;
    }

    private record Window(long start, int count) {}

    /** Counts one, and says how many seconds to wait: 0 while there are not too many. */
    synchronized long failed(String address) {
        long now = nanos.getAsLong();
        Window window = windows.get(address);
        Window next = window == null || now - window.start() >= WINDOW
                ? new Window(now, 1)
                : new Window(window.start(), window.count() + 1);
        windows.put(address, next);
        return next.count() <= ALLOWED
                ? 0
                : Math.max(1, Duration.ofNanos(next.start() + WINDOW - now).toSeconds());
    }
}
