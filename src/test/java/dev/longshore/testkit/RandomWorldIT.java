package dev.longshore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class RandomWorldIT {

    @AfterEach
    void wipe() {
        for (EngineKind kind : EngineKind.values()) {
            EngineObjects.wipe(Engines.shared(kind).client());
        }
    }

    @ParameterizedTest
    @EnumSource
    void worldsAreSmallVariedAndGoneAfterAWipe(EngineKind kind) {
        EngineSocket engine = Engines.shared(kind).client();
        Set<String> shapes = new LinkedHashSet<>();
        for (long seed = 1; seed <= 6; seed++) {
            RandomWorld world = RandomWorld.build(engine, seed);
            assertThat(EngineObjects.imageIds(engine))
                    .as(world.toString())
                    .containsAll(world.images())
                    .hasSizeBetween(2, 8);
            assertThat(EngineObjects.containerIds(engine))
                    .as(world.toString())
                    .containsExactlyInAnyOrderElementsOf(world.containers());
            shapes.add(world.images().size() + " images, " + world.containers().size() + " containers");
            EngineObjects.wipe(engine);
            assertThat(EngineObjects.imageIds(engine)).as(world.toString()).isEmpty();
        }
        assertThat(shapes).hasSizeGreaterThan(2);
    }

    @ParameterizedTest
    @EnumSource
    void theSameSeedGivesTheSameNames(EngineKind kind) {
        EngineSocket engine = Engines.shared(kind).client();
        RandomWorld.build(engine, 42);
        Set<String> first = names(engine);
        EngineObjects.wipe(engine);
        RandomWorld.build(engine, 42);
        assertThat(names(engine)).isEqualTo(first);
    }

    private static Set<String> names(EngineSocket engine) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode row : engine.get("/images/json").json()) {
            row.path("RepoTags").forEach(tag -> names.add(tag.asString()));
        }
        return names;
    }
}
