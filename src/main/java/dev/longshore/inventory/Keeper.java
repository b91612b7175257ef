package dev.longshore.inventory;

import dev.longshore.engine.Engine;
import dev.longshore.engine.Reach;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one engine's images and containers in memory by the informer pattern of Kubernetes' clients: subscribe to events,
 * list, then read again what events touch; begin anew after every gap.
 */
final class Keeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration FAILED_PAUSE = Duration.ofSeconds(5);
    private static final Duration CLOSED_PAUSE = Duration.ofMinutes(1);

    private final Engine engine;
    private final Clock clock;
    private final Shown shown;
    private final Supplier<Snapshot> list;
    private final SharedList<Snapshot> lists;
    private final Duration compareEvery;
    private final Thread writer;
    private volatile @Nullable Inbox inbox;
    private volatile Duration lastList = Duration.ZERO;

    /** Whether the engine told its events this time; one that does not is listed for each read. */
    private boolean opened;

    /**
     * Begins to keep.
     *
     * @param list lists the engine
     * @param shown is told what is known
     */
    Keeper(Engine engine, Clock clock, Supplier<Snapshot> list, Shown shown, InventoryProperties properties) {
        this.engine = engine;
        this.clock = clock;
        this.list = list;
        this.shown = shown;
        this.compareEvery = properties.compareEvery();
        this.lists = new SharedList<>(
                this::listAndShow,
                task -> Thread.ofVirtual().name("inventory-list").start(task));
        this.writer = Thread.ofVirtual().name("inventory-" + engine.name()).start(this::keep);
    }

    Engine engine() {
        return engine;
    }

    Shown shown() {
        return shown;
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
        Inbox open = inbox;
        if (open == null || shown.live().isEmpty()) {
            return listed();
        }
        CompletableFuture<Snapshot> seen = new CompletableFuture<>();
        open.add(new Note.Wanted(keys, seen));
        return seen;
    }

    /** Lets nobody see any more what was listed before this call: a change was made that could not be read back. */
    void distrust(Failure why) {
        shown.distrust(why);
        Inbox open = inbox;
        if (open != null) {
            open.add(new Note.Missed());
        }
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
            opened = false;
            engine.awaitSign();
            follow();
            return PAUSE;
        } catch (Failure why) {
            return lost(why);
        } catch (RuntimeException | Error e) { // a writer that is gone would leave an old picture for ever
            LOG.error("Keeping the inventory of {} failed; it begins anew", engine.name(), e);
            return lost(new Unavailable(ProblemType.INVENTORY_NOT_READY, "Keeping the inventory failed.", e));
        }
    }

    private Duration lost(Failure why) {
        if (engine.lastKnown() instanceof Reach.Down) {
            shown.unreachable(why);
            return PAUSE;
        }
        if (!opened) {
            shown.onRequest(why);
            return why.type() == ProblemType.ENGINE_ACCESS_DENIED ? CLOSED_PAUSE : FAILED_PAUSE;
        }
        shown.lost(why, lastList);
        return PAUSE;
    }

    private void follow() throws InterruptedException {
        Inbox mine = new Inbox();
        try (EventStreams streams = EventStreams.open(engine, mine, clock)) {
            if (!mine.awaitOpened(engine.listDeadline())) {
                throw engine.listTimeout();
            }
            mine.throwIfEnded();
            opened = true;
            inbox = mine;
            new Writing(engine, clock, shown, mine, streams, this::listed, () -> lastList, compareEvery).work();
        } finally {
            inbox = null;
            mine.close(shown.notReady());
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
        CompletableFuture<Snapshot> seen = new CompletableFuture<>();
        open.add(new Note.Listed(snapshot, seen));
        return seen.join();
    }
}
