package dev.longshore.operations;

import dev.longshore.engine.EngineName;
import dev.longshore.problem.Conflict;
import dev.longshore.problem.ProblemType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Leases on what a change touches, so that two changes of the same thing through Longshore come one after the other. */
public interface Leases {

    /** How often things may change between a look and the leases on what was seen. */
    int TRIES = 3;

    /**
     * Does the work while the leases are held. Waits for those that others hold.
     *
     * @param engine whose things they are
     * @param keys canonical references, then ids in their order: with one order for all, nobody waits for each other
     * @throws dev.longshore.problem.Unavailable {@code engine-busy} if they are not free in time; nothing was done then
     */
    <T> T holding(EngineName engine, List<String> keys, Supplier<T> work);

    /**
     * Does the work while leases are held that only a look can tell. Looks again once they are held, and starts over where
     * other ones are needed by then.
     *
     * @param look sees how things are
     * @param keys what has to be leased for work on what was seen, as for {@link #holding}
     * @param givenUp what to say if that keeps changing
     * @throws Conflict {@code engine-conflict} if it does; nothing was done then
     */
    default <S, T> T holdingSeen(
            EngineName engine, Supplier<S> look, Function<S, List<String>> keys, Function<S, T> work, String givenUp) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            List<String> wanted = keys.apply(look.get());
            Optional<T> done = holding(engine, wanted, () -> {
                S seen = look.get();
                return keys.apply(seen).equals(wanted) ? Optional.of(work.apply(seen)) : Optional.empty();
            });
            if (done.isPresent()) {
                return done.get();
            }
        }
        throw new Conflict(ProblemType.ENGINE_CONFLICT, givenUp).with("engine", engine.value());
    }
}
