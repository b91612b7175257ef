package dev.longshore.operations;

import dev.longshore.problem.Problem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How an operation stands.
 *
 * @param state in one word
 * @param position its place among those that wait, from 1, while it is queued; else null
 * @param startedAt when it began, null if it has not
 * @param finishedAt when it ended, null if it has not
 * @param attempts how often it was tried
 * @param stalled whether nothing has been heard for a while
 * @param progress how far it is
 * @param result what came of it, as its feature wrote it; null unless it succeeded
 * @param problem why it failed, null unless it did
 */
public record Standing(
        State state,
        @Nullable Integer position,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        int attempts,
        boolean stalled,
        Progress progress,
        @Nullable JsonNode result,
        @Nullable Problem problem) {

    /** Whether bytes come now, so that a speed means something. */
    public boolean flows() {
        return state == State.RUNNING && !stalled;
    }

    static Standing queued(@Nullable Integer position) {
        return new Standing(State.QUEUED, position, null, null, 0, false, Progress.NONE, null, null);
    }

    Standing begun(Instant at) {
        return new Standing(State.RUNNING, null, at, null, 1, false, progress, null, null);
    }

    Standing at(Progress now) {
        return new Standing(state, position, startedAt, null, attempts, stalled, now, null, null);
    }

    Standing stalled(boolean now) {
        return new Standing(state, position, startedAt, null, attempts, now, progress, null, null);
    }

    Standing again() {
        return new Standing(state, position, startedAt, null, attempts + 1, false, progress, null, null);
    }

    Standing succeeded(Instant at, JsonNode what) {
        return new Standing(State.SUCCEEDED, null, startedAt, at, attempts, false, progress.whole(), what, null);
    }

    Standing ended(State end, Instant at, @Nullable Problem why) {
        return new Standing(end, null, startedAt, at, attempts, false, progress.stopped(), null, why);
    }
}
