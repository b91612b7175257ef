package dev.longshore.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** What earlier runs could not take away, because their holder was killed too. */
final class Leftovers {
    private static final AtomicBoolean SWEPT = new AtomicBoolean();

    private Leftovers() {}

    /** Cleans up after runs whose process is gone, once in this JVM's life. */
    static void sweepOnce() {
        if (SWEPT.compareAndSet(false, true)) {
            orphans().forEach(Holder::clean);
            orphanFolders().forEach(Workspace::delete);
        }
    }

    /** Sockets of proxies and the like, of processes that are gone. */
    private static List<Path> orphanFolders() {
        try (Stream<Path> folders = Files.list(Workspace.BASE)) {
            return folders.filter(Workspace::isOrphan).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<EngineName> orphans() {
        try (Stream<Path> folders = Files.list(Workspace.BASE)) {
            return folders.map(EngineName::of)
                    .flatMap(Optional::stream)
                    .filter(EngineName::isOrphan)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
