package dev.longshore.operations;

import tools.jackson.databind.JsonNode;

/** Work of an operation. */
@FunctionalInterface
public interface Task {

    /**
     * Does it; blocks until it is done.
     *
     * @return what came of it
     * @throws dev.longshore.problem.Failure why it failed, or the reason of its ending
     */
    JsonNode run(Running running);
}
