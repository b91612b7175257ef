package dev.longshore.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The files in the data folder that only the service's own user may read. */
public interface SecretFiles {

    /**
     * What the file holds.
     *
     * @param name without a path
     * @return empty if there is none
     */
    Optional<String> readSecret(String name) throws IOException;

    /** Writes a file that only its owner may read, whole or not at all; one of that name is replaced. */
    Path writeSecret(String name, String text) throws IOException;
}
