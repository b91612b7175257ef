package dev.longshore.inventory;

import dev.longshore.engine.EngineName;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What readers of one engine are shown. Readers take one volatile read; what they do not get, they wait for. */
final class Shown {

    private static final Duration SHORTEST_TRUST = Duration.ofSeconds(10);
    private static final int TRUSTED_LISTS = 3;

    private final EngineName engine;
    private final Clock clock;
    private final Consumer<Snapshot> publish;
    private volatile Standing standing = new Standing.Starting();
    private volatile long revision;
    private volatile long drift;

    /** When the last picture ceased to be known as current; null before there was one. */
    private volatile @Nullable Instant lostAt;

    /** What was listed before this moment may lack a change that was answered as done. */
    private volatile Instant notBefore = Instant.MIN;

    /** {@code publish} is shown each new picture before any reader gets it. */
    Shown(EngineName engine, Clock clock, Consumer<Snapshot> publish) {
        this.engine = engine;
        this.clock = clock;
        this.publish = publish;
    }

    Standing standing() {
        return standing;
    }

    /** The picture that events keep current; empty if none is. */
    Optional<Snapshot> live() {
        return standing instanceof Standing.Live(Snapshot snapshot) ? Optional.of(snapshot) : Optional.empty();
    }

    /** The last picture there is, with its age unless it is current. */
    Optional<Snapshot> last() {
        Standing now = standing;
        return now instanceof Standing.Live ? now.last() : now.last().map(snapshot -> snapshot.old(age()));
    }

    /** Since when what was shown has not been known to be all there is. */
    private Duration age() {
        Instant lost = lostAt;
        return lost == null ? Duration.ZERO : Duration.between(lost, clock.instant());
    }

    /** Shows a picture that is current; false if it may lack a change that was answered as done, and is not shown. */
    synchronized boolean show(Snapshot next) {
        if (!(standing instanceof Standing.Live) && next.startedAt().isBefore(notBefore)) {
            return false;
        }
        revision++;
        publish.accept(next);
        become(new Standing.Live(next));
        return true;
    }

    /** Shows no more that it is current, but for a while still what it was. */
    synchronized void lost(Failure why, Duration lastList) {
        Optional<Snapshot> last = standing.last();
        if (last.isEmpty()) {
            become(new Standing.Unreachable(last, why));
        } else if (!(standing instanceof Standing.CatchingUp)) {
            become(new Standing.CatchingUp(last.get(), clock.instant().plus(trust(lastList)), why));
        }
    }

    private static Duration trust(Duration lastList) {
        Duration lists = lastList.multipliedBy(TRUSTED_LISTS);
        return lists.compareTo(SHORTEST_TRUST) > 0 ? lists : SHORTEST_TRUST;
    }

    /** The engine does not answer. */
    synchronized void unreachable(Failure why) {
        become(new Standing.Unreachable(standing.last(), why));
    }

    /** Its events are closed to us. */
    synchronized void onRequest(Failure why) {
        become(new Standing.OnRequest(why));
    }

    /** Shows nothing any more that was listed before this call, since a change is not in it. */
    synchronized void distrust(Failure why) {
        notBefore = clock.instant();
        if (standing instanceof Standing.Live || standing instanceof Standing.CatchingUp) {
            become(new Standing.CatchingUp(standing.last().orElseThrow(), notBefore, why));
        }
    }

    private void become(Standing next) {
        if (standing instanceof Standing.Live && !(next instanceof Standing.Live)) {
            lostAt = clock.instant();
        }
        standing = next;
        notifyAll();
    }

    /** Counts rows that a list shows to be other than events had told. */
    synchronized void drifted(int rows) {
        drift += rows;
    }

    /** Waits until what is known changes. */
    synchronized void awaitOther(Standing than, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (standing.equals(than) && System.nanoTime() < end) {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(1_000_000, end - System.nanoTime()));
        }
    }

    /** What a reader gets for whom there is nothing to show. */
    Failure unready() {
        return standing instanceof Standing.Unreachable(var last, Failure why) ? why : notReady();
    }

    /** What a reader gets who comes while the engine is listed anew. */
    Failure notReady() {
        String why = standing instanceof Standing.CatchingUp(var before, var until, Failure reason)
                ? " (" + reason.detail() + ")"
                : "";
        return new Unavailable(
                        ProblemType.INVENTORY_NOT_READY,
                        "The images and containers of engine \"" + engine + "\" are being listed" + why
                                + ". Try again.")
                .with("engine", engine.value())
                .with("retryAfterSeconds", 2);
    }

    /** How it stands, for people. */
    InventoryState state() {
        Standing now = standing;
        Instant listedAt = now.last().map(Snapshot::startedAt).orElse(null);
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
}
