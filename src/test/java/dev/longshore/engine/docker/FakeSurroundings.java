package dev.longshore.engine.docker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Surroundings that a test puts together; the home folder is {@code /home/dev}. */
final class FakeSurroundings implements Surroundings {

    private final Map<String, String> variables = new HashMap<>();
    private final Map<Path, String> files = new HashMap<>();
    private final Set<Path> sockets = new HashSet<>();

    FakeSurroundings set(String name, String value) {
        variables.put(name, value);
        return this;
    }

    FakeSurroundings file(String path, String text) {
        files.put(Path.of(path), text);
        return this;
    }

    FakeSurroundings socket(String path) {
        sockets.add(Path.of(path));
        return this;
    }

    @Override
    public @Nullable String variable(String name) {
        return variables.get(name);
    }

    @Override
    public Path home() {
        return Path.of("/home/dev");
    }

    @Override
    public boolean isSocket(Path path) {
        return sockets.contains(path);
    }

    @Override
    public @Nullable String text(Path file) {
        return files.get(file);
    }
}
