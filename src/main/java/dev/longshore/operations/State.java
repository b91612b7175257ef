package dev.longshore.operations;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How an operation stands. */
public enum State {
    /** It waits for others of its engine. */
    QUEUED,
    /** It runs. */
    RUNNING,
    /** It did what was asked for. */
    SUCCEEDED,
    /** It did not; its problem says why. */
    FAILED,
    /** Somebody stopped it. */
    CANCELLED,
    /** The service went down meanwhile. */
    INTERRUPTED;

    /** Those that may still change. */
    public static final Set<State> OPEN = Set.of(QUEUED, RUNNING);

    /** The state of this lower-case word. */
    public static Optional<State> ofWord(String word) {
        return Stream.of(values()).filter(state -> state.word().equals(word)).findFirst();
    }

    /** The word in answers, events and the store. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether nothing comes after it. */
    public boolean isEnd() {
        return !OPEN.contains(this);
    }
}
