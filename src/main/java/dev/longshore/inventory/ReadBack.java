package dev.longshore.inventory;

import dev.longshore.engine.ChangeOutcome;
import dev.longshore.engine.Engine;
import dev.longshore.problem.Failure;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What an engine holds before and after a change. What the change is about is read anew from the engine each time; where
 * nothing keeps the rest current, all of it is.
 */
@Component
public class ReadBack {

    private static final Logger LOG = LoggerFactory.getLogger(ReadBack.class);

    private final Snapshots snapshots;
    private final Clock clock;

    /** Looks by these snapshots. */
    public ReadBack(Snapshots snapshots, Clock clock) {
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /**
     * A snapshot from a list that starts after this call.
     *
     * @throws Failure as {@link Snapshots#current}
     */
    public Snapshot now(Engine engine) {
        return snapshots.current(engine, Freshness.startedAfter(clock.instant()));
    }

    /**
     * A snapshot that shows what a change is about as it is now.
     *
     * @param concerned what that is, as far as a snapshot tells; nothing if only a list can tell
     * @throws Failure as {@link Snapshots#current}
     */
    public Snapshot now(Engine engine, Function<Snapshot, Set<Key>> concerned) {
        return snapshots
                .live(engine)
                .map(concerned)
                .filter(keys -> !keys.isEmpty())
                .map(keys -> snapshots.reread(engine, keys))
                .filter(seen -> !concerned.apply(seen).isEmpty())
                .orElseGet(() -> now(engine));
    }

    /**
     * What these are after a change, which was made whatever comes of the look. Every read from now on shows them so.
     *
     * @return empty if the engine cannot be read; no read shows what was before, then
     */
    public Optional<Snapshot> after(Engine engine, Set<Key> keys) {
        return seen(engine, () -> snapshots.reread(engine, keys));
    }

    /** All that there is after a change that was refused; empty if the engine cannot be listed. */
    public Optional<Snapshot> afterRefusal(Engine engine) {
        return seen(engine, () -> now(engine));
    }

    private static Optional<Snapshot> seen(Engine engine, Supplier<Snapshot> look) {
        try {
            return Optional.of(look.get());
        } catch (Failure failure) {
            LOG.warn("After a change engine {} could not be read: {}", engine.name(), failure.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Makes a change and reads back what became of it: one that the engine did without answering is done.
     *
     * @param keys what it changes
     * @param change asks the engine
     * @param isDone whether a snapshot shows that it was done
     * @return the engine afterwards, empty if nobody could look
     * @throws Failure the change's own, whose {@code outcome} is {@code unchanged} if a look showed that it was not done
     */
    public Optional<Snapshot> change(Engine engine, Set<Key> keys, Runnable change, Predicate<Snapshot> isDone) {
        try {
            change.run();
        } catch (Failure failure) {
            return Optional.of(settled(engine, keys, failure, isDone));
        }
        return after(engine, keys);
    }

    private Snapshot settled(Engine engine, Set<Key> keys, Failure failure, Predicate<Snapshot> isDone) {
        Optional<Snapshot> after = ChangeOutcome.isUnknown(failure) ? after(engine, keys) : Optional.empty();
        Snapshot seen = after.orElseThrow(() -> failure);
        if (!isDone.test(seen)) {
            throw ChangeOutcome.UNCHANGED.of(failure);
        }
        return seen;
    }
}
