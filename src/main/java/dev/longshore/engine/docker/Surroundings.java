package dev.longshore.engine.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What discovery looks at: environment variables and a few files. */
interface Surroundings {

    /** The environment variable, or null if it is unset or empty. */
    @Nullable
    String variable(String name);

    /** The home folder. */
    Path home();

    /** Whether a socket is there. */
    boolean isSocket(Path path);

    /**
     * The text of the file, or null if there is none.
     *
     * @throws UncheckedIOException if it is there and cannot be read
     */
    @Nullable
    String text(Path file);

    /** Those of this process. */
    static Surroundings ofThisProcess() {
        return new Surroundings() {
            @Override
            public @Nullable String variable(String name) {
                String value = System.getenv(name);
                return value == null || value.isBlank() ? null : value.strip();
            }

            @Override
            public Path home() {
                String home = variable("HOME");
                return Path.of(home == null ? System.getProperty("user.home") : home);
            }

            @Override
            public boolean isSocket(Path path) {
                return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
            }

            @Override
            public @Nullable String text(Path file) {
                try {
                    return Files.isRegularFile(file) ? Files.readString(file) : null;
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot read " + file, e);
                }
            }
        };
    }
}
