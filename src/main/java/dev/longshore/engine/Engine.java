package dev.longshore.engine;

import dev.longshore.problem.Failure;
import java.time.Duration;

/** One engine; its calls block and are meant for virtual threads. */
public interface Engine {

    /** The name it goes by here. */
    EngineName name();

    /** Where it is, and why there. */
    EngineAddress address();

    /** Calls on images. */
    EngineImages images();

    /** Calls on containers. */
    EngineContainers containers();

    /** Pulls and pushes. */
    EngineTransfers transfers();

    /** What happens on it. */
    EngineEvents events();

    /** Searches for images in the registry that the engine knows. */
    EngineSearch search();

    /**
     * What is known of the engine: asks it ({@code /_ping}, {@code /version}, {@code /info}) under the ping deadline. An
     * engine that cannot be reached is an answer here, not a failure.
     */
    EngineStatus status();

    /** Whether the last call or ping reached it; asks nothing and never waits. */
    Reach lastKnown();

    /**
     * Returns at once unless the engine was last seen not to answer; then asks whether it does by now, under the ping
     * deadline.
     *
     * @throws Failure what a call on it would fail with, if it still does not answer
     */
    void awaitSign();

    /** How long its lists may take, and so how long a reader waits for one. */
    Duration listDeadline();

    /** {@code engine-timeout} for a reader who waited that long for a list that others had to end first. */
    Failure listTimeout();
}
