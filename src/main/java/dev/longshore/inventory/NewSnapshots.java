package dev.longshore.inventory;

import java.util.function.Consumer;

/** Tells of snapshots as they are made. */
interface NewSnapshots {

    /** Shows each new snapshot to the watcher, which has to be quick, before any reader gets it. */
    void onEach(Consumer<Snapshot> watcher);
}
