package dev.longshore.inventory;

import dev.longshore.engine.Ending;
import dev.longshore.engine.Engine;
import dev.longshore.engine.Reach;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one engine's images and containers in memory by the informer pattern of Kubernetes' clients: subscribe to events,
 * list, then read again what events touch; list anew after every gap. It alone writes; readers do one volatile read.
 */
final class Keeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofMillis(300);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration CLOSED_PAUSE = Duration.ofMinutes(1);
    private static final Duration SHORTEST_TRUST = Duration.ofSeconds(10);
    private static final int TRUSTED_LISTS = 3;

    /** Listing takes at most this part of the engine's time. */
    private static final int SHARE = 100;

    private static final Duration SHORTEST_ROUND = Duration.ofMinutes(1);

    private final Engine engine;
    private final Clock clock;
    private final Consumer<Snapshot> publish;
    private final SharedList<Snapshot> lists;
    private final Thread writer;
    private volatile Standing standing = new Standing.Starting();
    private volatile @Nullable Inbox inbox;
    private volatile Duration lastList = Duration.ZERO;
    private volatile long revision;
    private volatile long drift;

    /** When the last picture ceased to be known as current; null before there was one. */
    private volatile @Nullable Instant lostAt;

    private Instant nextList = Instant.MIN;

    /** Whether the engine told its events this time; one that does not is listed for each read. */
    private boolean opened;

    /** Keys touched while a list is under way, which the list may show as they were before; null if none is. */
    private @Nullable Set<Key> touchedMeanwhile;

    /** Those who want to see what is shown next. */
    private final List<CompletableFuture<Snapshot>> waiting = new ArrayList<>();

    private final Supplier<Snapshot> list;

    /**
     * Begins to keep.
     *
     * @param list lists the engine
     * @param publish is shown each new picture before any reader gets it
     */
    Keeper(Engine engine, Clock clock, Supplier<Snapshot> list, Consumer<Snapshot> publish) {
        this.engine = engine;
        this.clock = clock;
        this.list = list;
        this.publish = publish;
        this.lists = new SharedList<>(
                this::listAndShow,
                task -> Thread.ofVirtual().name("inventory-list").start(task));
        this.writer = Thread.ofVirtual().name("inventory-" + engine.name()).start(this::keep);
    }

    Engine engine() {
        return engine;
    }

    Standing standing() {
        return standing;
    }

    /** How it stands, for people. */
    InventoryState state() {
        Standing now = standing;
        Snapshot last = now.last().orElse(null);
        Instant listedAt = last == null ? null : last.startedAt();
        Instant asOf = now instanceof Standing.Live ? clock.instant() : lostAt;
        return switch (now) {
            case Standing.Starting starting -> state(InventoryState.Kind.STARTING, null, null, null);
            case Standing.Live live -> state(InventoryState.Kind.LIVE, listedAt, asOf, null);
            case Standing.CatchingUp catching -> state(InventoryState.Kind.CATCHING_UP, listedAt, asOf, catching.why());
            case Standing.Unreachable(var before, Failure why) ->
                state(InventoryState.Kind.UNREACHABLE, listedAt, asOf, why);
            case Standing.OnRequest(Failure why) -> state(InventoryState.Kind.ON_REQUEST, null, null, why);
        };
    }

    private InventoryState state(
            InventoryState.Kind kind, @Nullable Instant listedAt, @Nullable Instant asOf, @Nullable Failure why) {
        return new InventoryState(kind, listedAt, asOf, revision, drift, why);
    }

    @Override
    public void close() {
        writer.interrupt();
    }

    /** A picture of a list that starts after this call. */
    CompletableFuture<Snapshot> listed() {
        return lists.next();
    }

    /** A picture that shows these keys as they are after this call. */
    CompletableFuture<Snapshot> reread(Set<Key> keys) {
        CompletableFuture<Snapshot> seen = new CompletableFuture<>();
        Inbox open = inbox;
        if (open == null) {
            return listed();
        }
        open.add(new Note.Wanted(keys, seen));
        return seen;
    }

    private void keep() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Duration pause = round();
                Thread.sleep(opened ? Duration.ZERO : pause); // what just worked is tried again at once
            }
        } catch (InterruptedException e) {
            LOG.debug("The inventory of {} is kept no longer", engine.name(), e);
        }
    }

    /** Keeps until something is in the way; how long to wait before the next try. */
    private Duration round() throws InterruptedException {
        try {
            engine.awaitSign();
            follow();
            return PAUSE;
        } catch (Failure why) {
            become(lost(why));
            return standing instanceof Standing.OnRequest ? CLOSED_PAUSE : PAUSE;
        } catch (RuntimeException e) {
            LOG.error("Keeping the inventory of {} failed; it begins anew", engine.name(), e);
            return PAUSE;
        }
    }

    private Standing lost(Failure why) {
        Optional<Snapshot> last = standing.last();
        if (engine.lastKnown() instanceof Reach.Down) {
            return new Standing.Unreachable(last, why);
        }
        if (!opened) {
            return new Standing.OnRequest(why);
        }
        if (last.isEmpty()) {
            return new Standing.Unreachable(last, why);
        }
        return standing instanceof Standing.CatchingUp
                ? standing
                : new Standing.CatchingUp(last.get(), clock.instant().plus(trust()), why);
    }

    private Duration trust() {
        Duration lists = lastList.multipliedBy(TRUSTED_LISTS);
        return lists.compareTo(SHORTEST_TRUST) > 0 ? lists : SHORTEST_TRUST;
    }

    private void follow() throws InterruptedException {
        opened = false;
        Inbox mine = new Inbox();
        Ending ending = new Ending();
        Thread.ofVirtual().name("inventory-events").start(() -> events(mine, ending));
        try {
            if (!mine.awaitOpened(engine.listDeadline())) {
                throw engine.listTimeout();
            }
            mine.throwIfEnded();
            opened = true;
            inbox = mine;
            work(mine);
        } finally {
            inbox = null;
            touchedMeanwhile = null;
            ending.end(new Unavailable(ProblemType.ENGINE_UNREACHABLE, "The stream of events is not needed any more."));
            Failure why = notReady();
            waiting.forEach(seen -> seen.completeExceptionally(why));
            waiting.clear();
            mine.close(why);
        }
    }

    private void events(Inbox mine, Ending ending) {
        Failure why = new Unavailable(ProblemType.ENGINE_UNREACHABLE, "The engine has ended its stream of events.");
        try {
            engine.events().follow(Instant.EPOCH, mine, ending);
        } catch (Failure failure) {
            why = failure;
        } catch (RuntimeException e) {
            LOG.error("Following the events of {} failed", engine.name(), e);
        } finally {
            mine.add(new Note.Ended(why));
        }
    }

    private void work(Inbox mine) throws InterruptedException {
        CompletableFuture<Snapshot> first = lists.next();
        nextList = clock.instant().plus(SHORTEST_ROUND);
        while (true) {
            take(mine.next(TICK));
            if (first.isCompletedExceptionally()) {
                throw failure(first);
            }
            if (engine.lastKnown() instanceof Reach.Down(Failure why, var since)) {
                throw why;
            }
            if (clock.instant().isAfter(nextList)) {
                relist();
            }
        }
    }

    private static Failure failure(CompletableFuture<?> failed) {
        return failed.exceptionNow() instanceof Failure failure
                ? failure
                : new Unavailable(ProblemType.ENGINE_UNREACHABLE, "Listing failed.", failed.exceptionNow());
    }

    private void relist() {
        nextList = clock.instant().plus(roundLength());
        lists.next().whenComplete((snapshot, failed) -> {
            if (failed != null) {
                LOG.debug("The inventory of {} could not be compared with a list", engine.name(), failed);
            }
        });
    }

    private Duration roundLength() {
        Duration share = lastList.multipliedBy(SHARE);
        return share.compareTo(SHORTEST_ROUND) > 0 ? share : SHORTEST_ROUND;
    }

    /** What a reader gets who comes while the engine is listed anew. */
    Failure notReady() {
        return new Unavailable(
                        ProblemType.INVENTORY_NOT_READY,
                        "The images and containers of engine \"" + engine.name() + "\" are being listed. Try again.")
                .with("engine", engine.name().value())
                .with("retryAfterSeconds", 2);
    }

    /** Works on all notes at once, up to one that puts something else in place of what is known. */
    private void take(List<Note> notes) {
        Set<Key> keys = new HashSet<>();
        Set<Key> told = new HashSet<>();
        for (Note note : notes) {
            switch (note) {
                case Note.Touched(Set<Key> some) -> {
                    touch(some, keys);
                    told.addAll(some);
                }
                case Note.Again(Set<Key> some) -> touch(some, keys);
                case Note.Wanted(Set<Key> some, CompletableFuture<Snapshot> seen) -> {
                    touch(some, keys);
                    waiting.add(seen);
                }
                case Note.Missed missed -> relist();
                case Note.Listing listing -> touchedMeanwhile = new HashSet<>();
                case Note.Listed(Snapshot snapshot, CompletableFuture<Snapshot> shown) -> {
                    keys.addAll(touchedMeanwhile == null ? Set.of() : touchedMeanwhile);
                    touchedMeanwhile = null;
                    waiting.add(shown);
                    Snapshot listed = snapshot.with(Rereading.of(engine, snapshot, keys));
                    compare(listed);
                    show(listed);
                    keys.clear();
                }
                case Note.Ended(Failure why) -> throw why;
            }
        }
        readAgain(keys);
        lookOnceMore(told);
    }

    /** An engine may tell of an end 0.2 s before it shows it, and nothing more comes (docs/engines.md). */
    private void lookOnceMore(Set<Key> told) {
        Inbox open = inbox;
        if (open != null && !told.isEmpty()) {
            CompletableFuture.delayedExecutor(LATER.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> open.add(new Note.Again(told)));
        }
    }

    private void touch(Set<Key> some, Set<Key> keys) {
        keys.addAll(some);
        if (touchedMeanwhile != null) {
            touchedMeanwhile.addAll(some);
        }
    }

    private void readAgain(Set<Key> keys) {
        if (standing instanceof Standing.Live(Snapshot now)) {
            if (keys.isEmpty()) {
                tellWaiting(now);
            } else {
                show(now.with(Rereading.of(engine, now, keys)));
            }
        }
    }

    /** What a list shows otherwise was told by no event. */
    private void compare(Snapshot listed) {
        if (standing instanceof Standing.Live(Snapshot known)) {
            int others = Difference.between(known, listed).size();
            if (others > 0) {
                drift += others;
                LOG.info("The inventory of {} differed from the engine's list in {} places", engine.name(), others);
            }
        }
    }

    private void show(Snapshot next) {
        revision++;
        publish.accept(next);
        become(new Standing.Live(next));
        tellWaiting(next);
    }

    private void tellWaiting(Snapshot shown) {
        waiting.forEach(seen -> seen.complete(shown));
        waiting.clear();
    }

    private synchronized void become(Standing next) {
        if (standing instanceof Standing.Live && !(next instanceof Standing.Live)) {
            lostAt = clock.instant();
        }
        standing = next;
        notifyAll();
    }

    /** Waits until what is known changes. */
    synchronized void awaitOther(Standing than, Duration patience) throws InterruptedException {
        if (standing == than) {
            wait(Math.max(1, patience.toMillis()));
        }
    }

    /** Runs apart from the writer, which goes on with events meanwhile. */
    private Snapshot listAndShow() {
        Inbox open = inbox;
        if (open == null) {
            return list.get();
        }
        open.add(new Note.Listing());
        long start = System.nanoTime();
        Snapshot snapshot = list.get();
        lastList = Duration.ofNanos(System.nanoTime() - start);
        CompletableFuture<Snapshot> shown = new CompletableFuture<>();
        open.add(new Note.Listed(snapshot, shown));
        return shown.join();
    }
}
