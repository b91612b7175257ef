package dev.longshore.inventory;

import dev.longshore.engine.Engine;
import dev.longshore.engine.Reach;
import dev.longshore.problem.Failure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one writer of an engine's pictures, for as long as one stream of its events lasts. */
final class Writing {

    private static final Logger LOG = LoggerFactory.getLogger(Writing.class);
    private static final Duration TICK = Duration.ofSeconds(1);

    /** An engine may tell of a container's end 0.2 s before it shows it, and nothing more comes (docs/engines.md). */
    private static final Duration LATER = Duration.ofMillis(300);

    /** Listing takes at most this part of the engine's time. */
    private static final int SHARE = 100;

    /** Fewer keys than this are never worth a list. */
    private static final int FEW = 16;

    private final Engine engine;
    private final Clock clock;
    private final Shown shown;
    private final Inbox inbox;
    private final EventStreams events;
    private final Supplier<CompletableFuture<Snapshot>> lists;
    private final Supplier<Duration> lastList;
    private final Duration shortestRound;
    private Instant nextList;
    private Duration perKey = Duration.ZERO;

    /** While a list is under way; null if none is. */
    private @Nullable Meanwhile meanwhile;

    /** Those who want to see what is shown next. */
    private final List<CompletableFuture<Snapshot>> waiting = new ArrayList<>();

    /**
     * A writer.
     *
     * @param lists asks for a list that starts after the call and is shown by this writer
     * @param lastList how long the last list took
     * @param shortestRound how long at least to leave the engine alone between two lists that nothing calls for
     */
    Writing(
            Engine engine,
            Clock clock,
            Shown shown,
            Inbox inbox,
            EventStreams events,
            Supplier<CompletableFuture<Snapshot>> lists,
            Supplier<Duration> lastList,
            Duration shortestRound) {
        this.engine = engine;
        this.clock = clock;
        this.shown = shown;
        this.inbox = inbox;
        this.events = events;
        this.lists = lists;
        this.lastList = lastList;
        this.shortestRound = shortestRound;
        this.nextList = clock.instant().plus(shortestRound);
    }

    /**
     * Works until something is in the way.
     *
     * @throws Failure what that is
     */
    void work() throws InterruptedException {
        try {
            listAnew();
            while (true) {
                take(inbox.next(TICK));
                events.look();
                if (engine.lastKnown() instanceof Reach.Down(Failure why, var since)) {
                    throw why;
                }
                if (clock.instant().isAfter(nextList)) {
                    compareWithAList();
                }
            }
        } finally {
            Failure why = shown.notReady();
            waiting.forEach(seen -> seen.completeExceptionally(why));
        }
    }

    /** What is known is not all there is; if it cannot be listed, the stream is of no use either. */
    private void listAnew() {
        CompletableFuture<Snapshot> _ = lists.get().whenComplete((snapshot, failed) -> {
            if (failed != null) {
                Throwable cause = failed instanceof CompletionException ? failed.getCause() : failed;
                inbox.add(new Note.Ended(cause instanceof Failure why ? why : shown.notReady()));
            }
        });
    }

    private void compareWithAList() {
        nextList = clock.instant().plus(roundLength());
        CompletableFuture<Snapshot> _ = lists.get().whenComplete((snapshot, failed) -> {
            if (failed != null) {
                LOG.warn("The inventory of {} could not be compared with a list", engine.name(), failed);
            }
        });
    }

    private Duration roundLength() {
        Duration share = lastList.get().multipliedBy(SHARE);
        return share.compareTo(shortestRound) > 0 ? share : shortestRound;
    }

    /** Works on all notes at once, up to one that puts something else in place of what is known. */
    private void take(List<Note> notes) {
        Set<Key> keys = new HashSet<>();
        Set<Key> events = new HashSet<>();
        Set<Key> wanted = new HashSet<>();
        for (Note note : notes) {
            switch (note) {
                case Note.Touched(Set<Key> some) -> {
                    keys.addAll(some);
                    events.addAll(some);
                }
                case Note.Again(Set<Key> some) -> keys.addAll(some);
                case Note.Wanted(Set<Key> some, CompletableFuture<Snapshot> seen) -> {
                    wanted.addAll(some);
                    waiting.add(seen);
                }
                case Note.Missed missed -> listAnew();
                case Note.Listing listing -> meanwhile = new Meanwhile();
                case Note.Listed(Snapshot list, CompletableFuture<Snapshot> seen) -> {
                    keys.addAll(wanted);
                    waiting.add(seen);
                    listed(list, keys);
                    keys.clear();
                    wanted.clear();
                }
                case Note.Ended(Failure why) -> throw why;
            }
        }
        readAgain(keys, wanted);
        lookOnceMore(events);
    }

    private void lookOnceMore(Set<Key> told) {
        Set<Key> late = told.stream().filter(Key::mayShowLate).collect(Collectors.toSet());
        if (!late.isEmpty()) {
            CompletableFuture.delayedExecutor(LATER.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> inbox.add(new Note.Again(late)));
        }
    }

    /** Reads what was told, or lists where that costs the engine less; what somebody waits for is read in any case. */
    private void readAgain(Set<Key> told, Set<Key> wanted) {
        Optional<Snapshot> live = shown.live();
        if (live.isEmpty()) { // a list is under way, and who waits gets what it shows
            if (meanwhile != null) {
                meanwhile.touched(told);
                meanwhile.touched(wanted);
            }
            return;
        }
        Set<Key> keys = new HashSet<>(wanted);
        if (isDearerThanAList(told)) {
            listAnew();
        } else {
            keys.addAll(told);
        }
        if (keys.isEmpty()) {
            tellWaiting(live.get());
        } else {
            show(live.get().with(read(live.get(), keys)));
        }
    }

    private boolean isDearerThanAList(Set<Key> keys) {
        return keys.size() > FEW && perKey.multipliedBy(keys.size()).compareTo(lastList.get()) > 0;
    }

    private Reread read(Snapshot before, Set<Key> keys) {
        long start = System.nanoTime();
        Reread read = Rereading.of(engine, before, keys);
        if (!keys.isEmpty()) {
            perKey = Duration.ofNanos((System.nanoTime() - start) / keys.size());
        }
        if (meanwhile != null) {
            meanwhile.read(read);
        }
        return read;
    }

    /** Shows a list, with what is read of these keys and of what it may show as it was before. */
    private void listed(Snapshot list, Set<Key> keys) {
        Snapshot corrected = list;
        if (meanwhile != null) {
            corrected = meanwhile.corrects(list);
            keys.addAll(meanwhile.unread());
            meanwhile = null;
        }
        corrected.contested().forEach(id -> keys.add(new Key.OfImage(id)));
        listed(corrected, read(corrected, keys));
    }

    /** What a list shows otherwise was told by no event. */
    private void listed(Snapshot list, Reread read) {
        Optional<Snapshot> live = shown.live();
        Snapshot now = live.map(list::sharing).orElse(list).with(read);
        live.map(known -> Difference.between(known.with(read), now))
                .filter(others -> others.size() > 0)
                .ifPresent(others -> {
                    shown.drifted(others.size());
                    LOG.info("The engine {} lists what no event had told: {}", engine.name(), others.summary());
                });
        show(now);
    }

    private void show(Snapshot next) {
        if (shown.show(next)) {
            tellWaiting(next);
        } else {
            listAnew();
        }
    }

    private void tellWaiting(Snapshot seen) {
        waiting.forEach(future -> future.complete(seen));
        waiting.clear();
    }
}
