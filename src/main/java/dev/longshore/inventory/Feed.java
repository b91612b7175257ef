package dev.longshore.inventory;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The latest changes of an engine's images and containers, numbered without a gap and bounded in number and size. Nothing
 * is kept for who watches: one that comes back too late is told to begin anew.
 */
final class Feed {

    private static final int MOST = 1000;

    /** How many images and containers all changes together keep at most. */
    private static final int MOST_THINGS = 20_000;

    private final String epoch = UUID.randomUUID().toString().substring(0, 8);
    private final Deque<Change> recent = new ArrayDeque<>();
    private @Nullable Snapshot current;
    private long revision;
    private long before;
    private int things;
    private boolean closed;

    /**
     * What changed at once.
     *
     * @param revision its number
     * @param difference what is otherwise since
     */
    record Change(long revision, Difference difference) {}

    /** What one who watches gets next. */
    sealed interface Next {

        /** These changes, in order; none if none came in time. */
        record Changes(List<Change> changes) implements Next {}

        /** Changes were missed: what is known has to be read anew. */
        record Lost() implements Next {}

        /** The service ends. */
        record Closed() implements Next {}
    }

    /** Marks revisions of this process and feed; those of another mean nothing here. */
    String epoch() {
        return epoch;
    }

    /** The number of the last change. */
    synchronized long revision() {
        return revision;
    }

    /**
     * The last change that is in this picture for certain: a reader may still get the one before the newest, and rather
     * hears of a change twice.
     */
    @SuppressWarnings("ReferenceEquality") // the very same, or else another
    synchronized long revision(@Nullable Snapshot seen) {
        return seen != null && seen == current ? revision : before;
    }

    /** What is shown now; empty before the first picture. */
    synchronized Optional<Snapshot> current() {
        return Optional.ofNullable(current);
    }

    /** How the events after which all is known up to this revision are marked. */
    String id(long seen) {
        return epoch + "-" + seen;
    }

    /** Whether all that came behind a revision can still be told. */
    synchronized boolean keeps(long seen) {
        return seen <= revision && seen >= revision - recent.size();
    }

    /** The revision that an event id ({@code <epoch>-<revision>}) names; empty if it is of another epoch or nonsense. */
    OptionalLong revision(String eventId) {
        String prefix = epoch + "-";
        return eventId.startsWith(prefix) && eventId.substring(prefix.length()).matches("[0-9]{1,18}")
                ? OptionalLong.of(Long.parseLong(eventId.substring(prefix.length())))
                : OptionalLong.empty();
    }

    /**
     * The changes behind a revision; waits for the next if there are none.
     *
     * @param patience how long to wait
     */
    synchronized Next after(long seen, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!closed && seen == revision && System.nanoTime() < end) {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(1_000_000, end - System.nanoTime()));
        }
        if (closed) {
            return new Next.Closed();
        }
        return keeps(seen)
                ? new Next.Changes(recent.stream()
                        .filter(change -> change.revision() > seen)
                        .toList())
                : new Next.Lost();
    }

    /** Takes what is shown from now on. */
    synchronized void show(Snapshot next) {
        Snapshot last = current;
        current = next;
        before = revision;
        if (last == null) {
            return;
        }
        Difference difference = Difference.between(last, next);
        if (difference.size() > 0) {
            recent.add(new Change(++revision, difference));
            things += difference.size();
            forget();
            notifyAll();
        }
    }

    private void forget() {
        while (recent.size() > MOST || things > MOST_THINGS) {
            things -= recent.remove().difference().size();
        }
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
