package dev.longshore.fakes;

import dev.longshore.engine.Engine;
import dev.longshore.engine.EngineName;
import dev.longshore.engine.Engines;
import dev.longshore.problem.NotFound;
import dev.longshore.problem.ProblemType;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Some fake engines; the first is the default. */
public final class FakeEngines implements Engines {

    private final List<FakeEngine> engines;

    /** Engines of these names, at least one. */
    public FakeEngines(String... names) {
        engines = Stream.of(names).map(FakeEngine::new).toList();
    }

    /** The fake of this name. */
    public FakeEngine fake(String name) {
        return engines.stream()
                .filter(engine -> engine.name().value().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public List<Engine> all() {
        return engines.stream()
                .sorted(Comparator.comparing(engine -> engine.name().value()))
                .map(Engine.class::cast)
                .toList();
    }

    @Override
    public Engine named(EngineName name) {
        return engines.stream()
                .filter(engine -> engine.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFound(ProblemType.ENGINE_NOT_FOUND, "No engine is called " + name + ".")
                        .with("engine", name.value()));
    }

    @Override
    public Engine byDefault() {
        return engines.getFirst();
    }
}
