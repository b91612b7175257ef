package dev.longshore.engine.docker;

import java.util.List;

/** What discovery came to. */
sealed interface Finding {

    /** An engine's address. Whether it answers is another question. */
    record Found(EngineTarget target) implements Finding {}

    /**
     * A setting that decides where the engine is, and cannot be used.
     *
     * @param why what is wrong and what to do
     */
    record Refused(String why, List<String> lookedAt) implements Finding {}

    /** No address anywhere. */
    record Nowhere(List<String> lookedAt) implements Finding {}
}
