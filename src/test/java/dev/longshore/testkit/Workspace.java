package dev.longshore.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Folders named {@code /tmp/longshore-test-<pid>-<n>-<what>}: short, because a Unix socket's path has at most 107 bytes,
 * and telling which process they belong to.
 */
public final class Workspace {
    static final Path BASE = Path.of("/tmp");
    static final String PREFIX = "longshore-test-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "([0-9]+)-[0-9]+-(?!engine$)[a-z]+");
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private Workspace() {}

    static int nextNumber() {
        return COUNTER.incrementAndGet();
    }

    /** A new folder. */
    public static Path create(String what) {
        try {
            return Files.createDirectory(file(what));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path file(String what) {
        return BASE.resolve(PREFIX + ProcessHandle.current().pid() + "-" + nextNumber() + "-" + what);
    }

    /** Whether it is of this kind and its process is gone; an engine's folder needs {@link Holder#clean} instead. */
    static boolean isOrphan(Path path) {
        Matcher matcher = NAME.matcher(path.getFileName().toString());
        return matcher.matches()
                && ProcessHandle.of(Long.parseLong(matcher.group(1)))
                        .filter(ProcessHandle::isAlive)
                        .isEmpty();
    }

    /** Deletes a folder with all that is in it; one that is not there is fine. */
    public static void delete(Path path) {
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
