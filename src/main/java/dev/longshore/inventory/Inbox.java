package dev.longshore.inventory;

import dev.longshore.engine.EngineEvent;
import dev.longshore.engine.EngineEvents;
import dev.longshore.problem.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What has been told to the writer of an inventory and not been worked on; events beyond a bound count as missed. */
final class Inbox implements EngineEvents.EventSink {

    private static final int MOST_EVENTS = 4096;

    /** What happened longer before the stream stood is in the list that comes after. */
    private static final Duration OVERLAP = Duration.ofSeconds(5);

    private final BlockingQueue<Note> notes = new LinkedBlockingQueue<>();
    private final AtomicInteger events = new AtomicInteger();
    private final CountDownLatch opened = new CountDownLatch(1);
    private volatile @Nullable Instant from;
    private @Nullable Failure closed;

    @Override
    public void opened(@Nullable Instant engineTime) {
        from = engineTime == null ? null : engineTime.minus(OVERLAP);
        opened.countDown();
    }

    @Override
    public void event(EngineEvent event) {
        Instant time = event.time();
        Instant earliest = from;
        if (time != null && earliest != null && time.isBefore(earliest)) {
            return;
        }
        if (events.incrementAndGet() > MOST_EVENTS) {
            events.decrementAndGet();
            missed();
            return;
        }
        notes.add(Key.touchedBy(event).<Note>map(Note.Touched::new).orElseGet(Note.Missed::new));
    }

    @Override
    public void missed() {
        if (!(notes.peek() instanceof Note.Missed)) {
            notes.add(new Note.Missed());
        }
    }

    /** Hands over a note; after {@link #close} who waits for it is told at once. */
    synchronized void add(Note note) {
        if (closed == null) {
            notes.add(note);
        } else {
            note.refuse(closed);
        }
        if (note instanceof Note.Ended) {
            opened.countDown();
        }
    }

    /** Tells all who wait that nobody will work on their notes. */
    synchronized void close(Failure why) {
        closed = why;
        notes.forEach(note -> note.refuse(why));
        notes.clear();
    }

    /** Waits until events come, or will never. */
    boolean awaitOpened(Duration patience) throws InterruptedException {
        return opened.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** @throws Failure why the stream ended, if that is the first that came */
    void throwIfEnded() {
        if (notes.peek() instanceof Note.Ended(Failure why)) {
            throw why;
        }
    }

    /** All that there is, in order; waits for the first. Empty if none comes in that time. */
    List<Note> next(Duration patience) throws InterruptedException {
        List<Note> some = new ArrayList<>();
        Note first = notes.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            some.add(first);
            notes.drainTo(some);
        }
        events.addAndGet(
                (int) -some.stream().filter(Note.Touched.class::isInstance).count());
        return some;
    }
}
