package dev.longshore.inventory;

import java.util.List;

/** The Engine API's words for the state of a container. A newer engine may have more; they are passed on. */
public final class ContainerState {

    /** The words of the Engine API up to 1.51. */
    public static final List<String> KNOWN =
            List.of("created", "running", "paused", "restarting", "removing", "exited", "dead");

    /** What metrics say of a state they do not know, so that their series stay few. */
    static final String OTHER = "other";

    /** The labels of metrics. */
    static final List<String> WORDS =
            List.of("created", "running", "paused", "restarting", "removing", "exited", "dead", OTHER);

    private ContainerState() {}
}
