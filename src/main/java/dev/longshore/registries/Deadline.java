package dev.longshore.registries;

import java.time.Duration;

/**
 * A moment by which all of something has to be done.
 *
 * @param nanos the moment, as {@link System#nanoTime} counts
 */
record Deadline(long nanos) {

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** How long it is until then; zero when it has passed. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
    }

    /** This one, or that long from now if that is earlier. */
    Deadline atMost(Duration time) {
        return left().compareTo(time) <= 0 ? this : in(time);
    }
}
