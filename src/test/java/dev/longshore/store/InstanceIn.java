package dev.longshore.store;

import java.nio.file.Path;

/** The service that a data folder of a test's belongs to, in a new life each time. */
public final class InstanceIn {

    private InstanceIn() {}

    /** A service in the life of this name. */
    public static ServiceInstance life(String dataDir, String life) {
        return new ServiceInstance(new DataFolder(new StoreProperties(Path.of(dataDir))), life);
    }

    /** The service of this folder. */
    public static ServiceInstance folder(Path folder) {
        return new ServiceInstance(new DataFolder(new StoreProperties(folder)));
    }
}
