package dev.longshore.testkit;

import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code bin/test} prepares once for all runs, in its cache folder. */
public final class Prepared {
    private Prepared() {}

    /**
     * The path that an environment variable has, else the usual one.
     *
     * @param variable set by {@code bin/test}
     * @param usual the path below the cache folder when a test is run alone
     * @throws IllegalStateException if there is nothing, naming the remedy
     */
    public static Path path(String variable, String usual) {
        String configured = System.getenv(variable);
        Path path = configured == null ? cache().resolve(usual) : Path.of(configured);
        if (Files.notExists(path)) {
            throw new IllegalStateException("Nothing at " + path + " (" + variable
                    + (configured == null ? " unset" : "") + "). Run bin/test: it prepares what the tests need.");
        }
        return path;
    }

    private static Path cache() {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path base =
                cache == null || cache.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return base.resolve("longshore");
    }
}
