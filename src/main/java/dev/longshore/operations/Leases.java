package dev.longshore.operations;

import dev.longshore.engine.EngineName;
import java.util.List;
import java.util.function.Supplier;

/** Leases on what a change touches, so that two changes of the same thing through Longshore come one after the other. */
public interface Leases {

    /**
     * Does the work while the leases are held. Waits for those that others hold.
     *
     * @param engine whose things they are
     * @param keys canonical references, then ids in their order: with one order for all, nobody waits for each other
     * @throws dev.longshore.problem.Unavailable {@code engine-busy} if they are not free in time; nothing was done then
     */
    <T> T holding(EngineName engine, List<String> keys, Supplier<T> work);
}
