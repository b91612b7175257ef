package dev.longshore.removal;

import dev.longshore.engine.EngineStatus.Store;
import dev.longshore.engine.RemovalOptions;
import dev.longshore.inventory.Image;
import dev.longshore.inventory.Snapshot;

/** How an image store decides on removals: a pure function of what there is. */
interface Rules {

    /** What removing the subject would do now. */
    Verdict judge(Subject subject, RemovalOptions options, Snapshot snapshot);

    /** The names that the store counts. */
    Names names(Image image);

    static Rules of(Store store) {
        return switch (store) {
            case GRAPHDRIVER -> new GraphdriverRules();
            case CONTAINERD -> new ContainerdRules();
        };
    }
}
