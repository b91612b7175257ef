package dev.longshore.engine;

import java.util.List;

/** The engines that this service serves. */
public interface Engines {

    /** All of them, by name. Empty while none was configured or found. */
    List<Engine> all();

    /**
     * The engine of this name.
     *
     * @throws dev.longshore.problem.NotFound {@code engine-not-found}, naming those that exist
     * @throws dev.longshore.problem.Unavailable {@code engine-unreachable} if the name is that of the discovered engine and
     *     none has been found, saying where it was looked for
     */
    Engine named(EngineName name);

    /**
     * The engine that paths without {@code /engines/{engine}} mean.
     *
     * @throws dev.longshore.problem.Unavailable {@code engine-unreachable} if none has been found, saying where it was
     *     looked for
     */
    Engine byDefault();
}
