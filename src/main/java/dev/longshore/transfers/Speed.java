package dev.longshore.transfers;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Bytes a second over the last ten. */
final class Speed {

    private static final long WINDOW = TimeUnit.SECONDS.toNanos(10);
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long LEAST = TimeUnit.SECONDS.toNanos(1);

    private record Mark(long nanos, long bytes) {}

    private final Deque<Mark> marks = new ArrayDeque<>();
    private long nanos;
    private long bytes;

    void restart() {
        marks.clear();
    }

    void at(long now, long sum) {
        nanos = now;
        bytes = sum;
        if (marks.isEmpty() || now - marks.getLast().nanos() >= STEP) {
            marks.add(new Mark(now, sum));
        }
        while (now - marks.getFirst().nanos() > WINDOW) {
            marks.removeFirst();
        }
    }

    /** Null before there is a second to judge by. */
    @Nullable
    Long perSecond() {
        if (marks.isEmpty() || nanos - marks.getFirst().nanos() < LEAST) {
            return null;
        }
        double seconds = (nanos - marks.getFirst().nanos()) / 1e9;
        return (long) Math.max(0, (bytes - marks.getFirst().bytes()) / seconds);
    }
}
