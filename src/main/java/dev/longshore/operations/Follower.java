package dev.longshore.operations;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads an operation's changes at its own pace. Nothing is kept for it: one that comes late gets what changed in between
 * as one change, so a slow one neither slows the work nor costs memory.
 */
public interface Follower {

    /** Marks revisions of this process; those of another life mean nothing here. */
    String epoch();

    /** The operation as it stands, with its revision. */
    Delta snapshot();

    /**
     * The changes since a revision; waits for the next one if there are none, but not where the operation has ended.
     *
     * @param patience how long to wait
     * @return empty if none came in time
     */
    Optional<Delta> changes(long since, Duration patience) throws InterruptedException;

    /**
     * The lines of plain text from the one of this number on; waits for the next if there are none, but not where the
     * operation has ended.
     *
     * @return empty if none came in time, or none comes any more
     */
    List<String> lines(int from, Duration patience) throws InterruptedException;

    /** Waits until the operation has ended, or that long. */
    void awaitEnd(Duration patience) throws InterruptedException;

    /** Whether the operation has ended. */
    boolean ended();

    /** The revision that an event id of this operation and process names; empty for others. */
    default OptionalLong revision(String eventId) {
        String prefix = epoch() + "-";
        if (!eventId.startsWith(prefix) || !eventId.substring(prefix.length()).matches("[0-9]{1,18}")) {
            return OptionalLong.empty();
        }
        long revision = Long.parseLong(eventId.substring(prefix.length()));
        return revision <= snapshot().revision() ? OptionalLong.of(revision) : OptionalLong.empty();
    }
}
