package dev.longshore.engine.docker;

import dev.longshore.engine.Engine;
import dev.longshore.engine.EngineName;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The engines that the configuration names. */
final class ConfiguredEngines implements WatchedEngines {

    private final SortedMap<EngineName, DockerEngine> byName;
    private final EngineName byDefault;

    ConfiguredEngines(List<DockerEngine> engines, EngineName byDefault) {
        this.byName = new TreeMap<>();
        engines.forEach(engine -> byName.put(engine.name(), engine));
        this.byDefault = byDefault;
    }

    @Override
    public List<Engine> all() {
        return List.copyOf(byName.values());
    }

    @Override
    public Engine named(EngineName name) {
        DockerEngine engine = byName.get(name);
        if (engine == null) {
            throw WatchedEngines.notFound(name, byName.keySet());
        }
        return engine;
    }

    @Override
    public Engine byDefault() {
        return named(byDefault);
    }

    @Override
    public List<DockerEngine> watched() {
        return List.copyOf(byName.values());
    }

    /** They are where the configuration says. */
    @Override
    public void look() {}

    @Override
    public void close() throws IOException {
        for (DockerEngine engine : byName.values()) {
            engine.close();
        }
    }
}
