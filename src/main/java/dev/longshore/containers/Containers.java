package dev.longshore.containers;

import dev.longshore.engine.ContainerRow;
import dev.longshore.engine.Engine;
import dev.longshore.inventory.Container;
import dev.longshore.inventory.ContainerFilter;
import dev.longshore.inventory.ContainerResolution;
import dev.longshore.inventory.Freshness;
import dev.longshore.inventory.Key;
import dev.longshore.inventory.Page;
import dev.longshore.inventory.Snapshot;
import dev.longshore.inventory.Snapshots;
import dev.longshore.reference.ContainerId;
import dev.longshore.representation.Answer;
import dev.longshore.representation.FieldSelection;
import dev.longshore.representation.Format;
import dev.longshore.representation.GoTemplate;
import dev.longshore.representation.Json;
import dev.longshore.representation.View;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Renders what is known of containers, for any engine and view. */
@Component
class Containers {

    private final Snapshots snapshots;
    private final RenderedContainers rendered;
    private final Clock clock;

    Containers(Snapshots snapshots, RenderedContainers rendered, Clock clock) {
        this.snapshots = snapshots;
        this.rendered = rendered;
        this.clock = clock;
    }

    /** A list of containers. */
    @Schema(name = "ContainerList")
    record ContainerList(
            List<ContainerItem> items,

            @Schema(description = "The after of the next page; absent at the end.") @Nullable
            String next) {}

    /**
     * A list of containers.
     *
     * @param text the query as it stands in the request, null without one
     */
    Answer list(Engine engine, Freshness freshness, ContainerListQuery query, Format format, @Nullable String text) {
        if (format == Format.JSON && query.isEmpty()) {
            Snapshot whole = snapshots.current(engine, freshness);
            return Answer.of(rendered.all(whole)).aged(whole.age());
        }
        ContainerFilter filter = query.filter();
        Page.Request<Container> request = query.page();
        boolean wantsSizes = query.wantsSizes();
        Snapshot snapshot = format == Format.TEXT ? justTold(engine) : snapshots.current(engine, freshness);
        Page<Container> page = request.of(filter.of(snapshot));
        Map<ContainerId, ContainerItem.Size> sizes = wantsSizes ? sizes(engine) : Map.of();
        Answer answer = switch (format) {
            case JSON ->
                wantsSizes
                        ? Answer.list(Json.bytes(list(page, snapshot, sizes)))
                        : Answer.of(rendered.page(page, snapshot, text));
            case TEXT -> Answer.text(ContainerTable.print(page.items(), sizes, wantsSizes, clock.instant()));
        };
        return answer.aged(snapshot.age());
    }

    /** The engine's words for how long something has been so are true only when they are spoken. */
    private Snapshot justTold(Engine engine) {
        return snapshots.reread(engine, Set.of(new Key.AllContainers()));
    }

    private static ContainerList list(
            Page<Container> page, Snapshot snapshot, Map<ContainerId, ContainerItem.Size> sizes) {
        List<ContainerItem> items = page.items().stream()
                .map(container -> ContainerItem.of(
                        container, ImageOfContainer.of(container.row(), snapshot), sizes.get(container.id())))
                .toList();
        return new ContainerList(items, page.next());
    }

    private static Map<ContainerId, ContainerItem.Size> sizes(Engine engine) {
        Map<ContainerId, ContainerItem.Size> sizes = new HashMap<>();
        for (ContainerRow row : engine.containers().listWithSizes()) {
            ContainerRow.Size size = row.size();
            if (size != null) {
                sizes.put(row.id(), new ContainerItem.Size(size.writtenBytes(), size.rootFileSystemBytes()));
            }
        }
        return sizes;
    }

    Answer detail(Engine engine, Freshness freshness, String name, FieldSelection fields, View view) {
        Snapshot snapshot = snapshots.current(engine, freshness);
        Container container = ContainerResolution.of(name, snapshot);
        ContainerFacts facts =
                ContainerFacts.of(engine.containers().inspect(container.id()).json());
        ObjectNode whole = (ObjectNode) Json.tree(ContainerDetail.of(container, facts, snapshot, view));
        return Answer.resource(container.state(), Json.bytes(fields.of(whole))).aged(snapshot.age());
    }

    Answer inspect(Engine engine, Freshness freshness, String name) {
        Container container = ContainerResolution.of(name, snapshots.current(engine, freshness));
        return Answer.document(engine.containers().inspect(container.id()).bytes());
    }

    Answer inspect(Engine engine, Freshness freshness, String name, GoTemplate template) {
        Container container = ContainerResolution.of(name, snapshots.current(engine, freshness));
        return Answer.text(
                template.print(engine.containers().inspect(container.id()).json()));
    }
}
