package dev.longshore.inventory;

import dev.longshore.engine.ChangeOutcome;
import dev.longshore.engine.Engine;
import dev.longshore.problem.Failure;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What an engine holds before and after a change, listed anew each time. */
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

    /** The same after a change, which was made whatever comes of the look: empty if the engine cannot be listed. */
    public Optional<Snapshot> after(Engine engine) {
        try {
            return Optional.of(now(engine));
        } catch (Failure failure) {
            LOG.warn("After a change engine {} could not be listed: {}", engine.name(), failure.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Sees to it that every read from now on shows these as they are, after a change that was made whatever comes of it.
     */
    public void show(Engine engine, Set<Key> keys) {
        try {
            snapshots.reread(engine, keys);
        } catch (Failure failure) {
            LOG.warn("After a change engine {} could not be read: {}", engine.name(), failure.getMessage());
        }
    }

    /**
     * Makes a change and reads back what became of it: one that the engine did without answering is done.
     *
     * @param change asks the engine
     * @param isDone whether a snapshot shows that it was done
     * @return the engine afterwards, empty if nobody could look
     * @throws Failure the change's own, whose {@code outcome} is {@code unchanged} if a look showed that it was not done
     */
    public Optional<Snapshot> change(Engine engine, Runnable change, Predicate<Snapshot> isDone) {
        try {
            change.run();
        } catch (Failure failure) {
            return Optional.of(settled(engine, failure, isDone));
        }
        return after(engine);
    }

    private Snapshot settled(Engine engine, Failure failure, Predicate<Snapshot> isDone) {
        Optional<Snapshot> after = ChangeOutcome.isUnknown(failure) ? after(engine) : Optional.empty();
        Snapshot seen = after.orElseThrow(() -> failure);
        if (!isDone.test(seen)) {
            throw ChangeOutcome.UNCHANGED.of(failure);
        }
        return seen;
    }
}
