package dev.longshore.inventory;

import dev.longshore.engine.Engine;
import dev.longshore.engine.EngineName;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Where snapshots come from. */
public interface Snapshots {

    /**
     * A snapshot of the engine that is as fresh as asked for; waits for a list where it has to.
     *
     * @throws dev.longshore.problem.Unavailable if the engine cannot be listed now
     * @throws dev.longshore.problem.Upstream if listing failed or took longer than its deadline
     */
    Snapshot current(Engine engine, Freshness freshness);

    /**
     * A snapshot that shows these keys as they are after this call, as after a change of one's own.
     *
     * @throws dev.longshore.problem.Failure as {@link #current}
     */
    default Snapshot reread(Engine engine, Set<Key> keys) {
        return current(engine, Freshness.startedAfter(Instant.now()));
    }

    /** How the engine's images and containers are known now; asks the engine nothing. */
    default InventoryState state(EngineName engine) {
        return InventoryState.onRequest(last(engine).orElse(null), null);
    }

    /**
     * What is known to be true at this moment, without waiting and without asking the engine; empty where a read has to
     * wait, is refused, or gets a picture that may be old.
     */
    default Optional<Snapshot> live(Engine engine) {
        return Optional.empty();
    }

    /** The last snapshot made, however old; for metrics and the like, which must not cost the engine anything. */
    Optional<Snapshot> last(EngineName engine);
}
