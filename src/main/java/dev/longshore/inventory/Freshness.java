package dev.longshore.inventory;

import java.time.Duration;
import java.time.Instant;

/** How new a snapshot has to be. */
public sealed interface Freshness {

    /** True at the moment the question came. */
    record Any() implements Freshness {}

    /** Made of lists that were asked for at or after this moment. */
    record StartedAfter(Instant moment) implements Freshness {}

    /** At most this old, even if the engine cannot be asked. */
    record AtMostOld(Duration age) implements Freshness {}

    /** What a read without cache directives asks for. */
    static Freshness any() {
        return new Any();
    }

    /** What {@code Cache-Control: no-cache} asks for. */
    static Freshness startedAfter(Instant moment) {
        return new StartedAfter(moment);
    }
}
