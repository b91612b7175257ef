package dev.longshore.engine;

import dev.longshore.reference.ContainerId;
import java.util.List;

/** The engine's calls on containers; what they throw is as for {@link EngineImages}. */
public interface EngineContainers {

    /** Every container, stopped ones too ({@code GET /containers/json?all=1}), in the engine's order. */
    List<ContainerRow> list();

    /** The same with {@link ContainerRow#size()}, which costs the engine far more; under a deadline of its own. */
    List<ContainerRow> listWithSizes();

    /**
     * The engine's own document of the container ({@code GET /containers/{id}/json}).
     *
     * @throws dev.longshore.problem.NotFound {@code container-not-found}
     */
    EngineDocument inspect(ContainerId id);
}
