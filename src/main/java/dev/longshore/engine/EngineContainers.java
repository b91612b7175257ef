package dev.longshore.engine;

import dev.longshore.reference.ContainerId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The engine's calls on containers; what they throw is as for {@link EngineImages}. */
public interface EngineContainers {

    /** Every container, stopped ones too ({@code GET /containers/json?all=1}), in the engine's order. */
    List<ContainerRow> list();

    /** One row of the same list, which the engine finds by id; empty if it has no such container. */
    Optional<ContainerRow> row(ContainerId id);

    /** The list with {@link ContainerRow#size()}, which costs the engine far more; under a deadline of its own. */
    List<ContainerRow> listWithSizes();

    /**
     * The engine's own document of the container ({@code GET /containers/{id}/json}).
     *
     * @throws dev.longshore.problem.NotFound {@code container-not-found}
     */
    EngineDocument inspect(ContainerId id);

    /**
     * Stops the container ({@code POST /containers/{id}/stop}); one that does not run is left as it is.
     *
     * @param grace how long it may take to end by itself before it is killed; the call's deadline is 5 s more
     * @throws dev.longshore.problem.NotFound {@code container-not-found}
     */
    void stop(ContainerId id, Duration grace);

    /**
     * Removes the container ({@code DELETE /containers/{id}}), not its volumes. Never repeated by itself.
     *
     * @param force whether a running one is killed and removed
     * @throws dev.longshore.problem.NotFound {@code container-not-found}
     * @throws dev.longshore.problem.Conflict {@code container-running} if it runs and force is false, {@code
     *     engine-conflict} if the engine refuses for another reason, such as a removal under way
     */
    void remove(ContainerId id, boolean force);
}
