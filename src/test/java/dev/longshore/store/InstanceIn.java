package dev.longshore.store;

import java.nio.file.Path;

/** The service that a data folder of a test's belongs to, in a new life each time. */
public final class InstanceIn {

    private InstanceIn() {}

    /** The service of this folder. */
    public static ServiceInstance folder(Path folder) {
        return new ServiceInstance(new DataFolder(new StoreProperties(folder)));
    }
}
