package dev.longshore.engine.docker;

import dev.longshore.engine.ContainerRow;
import dev.longshore.engine.EngineContainers;
import dev.longshore.engine.EngineDocument;
import dev.longshore.engine.LabelCollector;
import dev.longshore.reference.ContainerId;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The engine's calls on containers. */
record DockerContainers(Calls calls) implements EngineContainers {

    @Override
    public List<ContainerRow> list() {
        return calls.ask(Call.get(CallKind.CONTAINER_LIST, "/containers/json?all=1"), body -> rows(body, false));
    }

    /** The filter takes prefixes on some engines and patterns on others, so what comes is compared. */
    @Override
    public Optional<ContainerRow> row(ContainerId id) {
        String path = "/containers/json?all=1&filters=" + Percent.query("{\"id\":[\"" + id + "\"]}");
        Call call = Call.of(CallKind.CONTAINER_INSPECT, "GET", path, id.toString());
        return calls.ask(call, body -> rows(body, false)).stream()
                .filter(row -> row.id().equals(id))
                .findFirst();
    }

    @Override
    public List<ContainerRow> listWithSizes() {
        Call call = Call.get(CallKind.CONTAINER_LIST_SIZES, "/containers/json?all=1&size=1");
        return calls.ask(call, body -> rows(body, true));
    }

    @Override
    public EngineDocument inspect(ContainerId id) {
        return calls.ask(Call.onContainer(CallKind.CONTAINER_INSPECT, id, "/json"), JsonDocument::read);
    }

    @Override
    public void stop(ContainerId id, Duration grace) {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("A grace cannot be negative: " + grace);
        }
        Duration seconds = Duration.ofSeconds(grace.plusNanos(999_999_999).toSeconds());
        String path = "/containers/" + id + "/stop?t=" + seconds.toSeconds();
        calls.change(
                Call.of(CallKind.CONTAINER_STOP, "POST", path, id.toString()).after(seconds));
    }

    @Override
    public void remove(ContainerId id, boolean force) {
        String path = "/containers/" + id + (force ? "?force=1" : "");
        calls.change(Call.of(CallKind.CONTAINER_REMOVE, "DELETE", path, id.toString()));
    }

    private static List<ContainerRow> rows(InputStream body, boolean sizes) throws WrongShape {
        LabelCollector labels = new LabelCollector();
        return List.copyOf(
                Json.list(body, row -> ContainerDraft.read(row, labels).row(sizes)));
    }
}
