package dev.longshore.fakes;

import dev.longshore.engine.ContainerRow;
import dev.longshore.engine.EngineContainers;
import dev.longshore.engine.EngineDocument;
import dev.longshore.problem.Conflict;
import dev.longshore.problem.NotFound;
import dev.longshore.problem.ProblemType;
import dev.longshore.reference.ContainerId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Containers in memory: a stop takes no time, and one that runs is removed by force only. */
record FakeContainers(FakeEngine engine) implements EngineContainers {

    private static final Set<String> ALIVE = Set.of("running", "paused", "restarting");

    @Override
    public List<ContainerRow> list() {
        return List.copyOf(engine.containers);
    }

    @Override
    public Optional<ContainerRow> row(ContainerId id) {
        return engine.containers.stream().filter(row -> row.id().equals(id)).findFirst();
    }

    @Override
    public List<ContainerRow> listWithSizes() {
        return list();
    }

    @Override
    public EngineDocument inspect(ContainerId id) {
        return engine.document(id.toString(), ProblemType.CONTAINER_NOT_FOUND);
    }

    @Override
    public void stop(ContainerId id, Duration grace) {
        engine.changing(() -> stopped(id));
    }

    private ContainerRow stopped(ContainerId id) {
        ContainerRow row = find(id);
        engine.containers.replaceAll(each -> each.id().equals(id) && isAlive(each) ? stopped(each) : each);
        return row;
    }

    @Override
    public void remove(ContainerId id, boolean force) {
        engine.changing(() -> removed(id, force));
    }

    private ContainerRow removed(ContainerId id, boolean force) {
        ContainerRow row = find(id);
        if (isAlive(row) && !force) {
            throw new Conflict(
                            ProblemType.CONTAINER_RUNNING,
                            "The engine " + engine.name() + " removes no container that is " + row.state()
                                    + ". Stop it first, or remove it with force.")
                    .with("containerId", id.toString())
                    .with("state", row.state());
        }
        engine.containers.remove(row);
        return row;
    }

    private ContainerRow find(ContainerId id) {
        return row(id).orElseThrow(
                        () -> new NotFound(ProblemType.CONTAINER_NOT_FOUND, "The engine has no container " + id + ".")
                                .with("container", id.toString()));
    }

    private static boolean isAlive(ContainerRow row) {
        return row.state() != null && ALIVE.contains(row.state());
    }

    private static ContainerRow stopped(ContainerRow row) {
        return new ContainerRow(
                row.id(),
                row.names(),
                row.imageText(),
                row.imageId(),
                row.command(),
                row.createdAt(),
                "exited",
                "Exited (0) 1 second ago",
                row.ports(),
                row.labels(),
                row.mounts(),
                row.networks(),
                row.size());
    }
}
