package dev.longshore.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Folders named {@code /tmp/longshore-test-<pid>-<n>-<what>}: short, because a Unix socket's path has at most 107 bytes,
 * and telling which process they belong to.
 */
final class Workspace {
    static final Path BASE = Path.of("/tmp");
    static final String PREFIX = "longshore-test-";
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private Workspace() {}

    static int nextNumber() {
        return COUNTER.incrementAndGet();
    }

    static Path create(String what) {
        try {
            return Files.createDirectory(file(what));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path file(String what) {
        return BASE.resolve(PREFIX + ProcessHandle.current().pid() + "-" + nextNumber() + "-" + what);
    }

    static void delete(Path path) {
        if (Files.notExists(path)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(path)) {
            for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
