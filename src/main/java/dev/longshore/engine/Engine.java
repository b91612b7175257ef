package dev.longshore.engine;

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

    /**
     * What is known of the engine: asks it ({@code /_ping}, {@code /version}, {@code /info}) under the ping deadline. An
     * engine that cannot be reached is an answer here, not a failure.
     */
    EngineStatus status();

    /** Whether the last call or ping reached it; asks nothing and never waits. */
    Reach lastKnown();
}
