package dev.longshore.testkit;

import java.nio.file.Path;

/** Which engine a test runs against: its release and its image store. */
public enum EngineKind {
    /** The distribution's own {@code docker.io} (20.10 on Debian 12) with the overlay2 store. */
    OVERLAY2("old", false),
    /** The newest engine the distribution's archive has (28.5) with the overlay2 store. */
    OVERLAY2_NEW("new", false),
    /** The newest engine the distribution's archive has (28.5) with the containerd image store. */
    CONTAINERD("new", true);

    private final String folder;
    private final boolean containerdStore;

    EngineKind(String folder, boolean containerdStore) {
        this.folder = folder;
        this.containerdStore = containerdStore;
    }

    /** Whether image ids are manifest digests and parents can go before their children. */
    public boolean hasContainerdStore() {
        return containerdStore;
    }

    boolean isNew() {
        return "new".equals(folder);
    }

    /** The folder that has {@code bin/dockerd}, unpacked by {@code bin/test}. */
    Path home() {
        return home(folder);
    }

    /** The folder that has the Docker CLI and its plugins. */
    public static Path cliHome() {
        return home("new");
    }

    private static Path home(String folder) {
        return Prepared.path("LONGSHORE_ENGINE_" + (folder.equals("old") ? "OLD" : "NEW"), "engines/" + folder);
    }
}
