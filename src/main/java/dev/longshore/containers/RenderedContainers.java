package dev.longshore.containers;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.longshore.engine.Engine;
import dev.longshore.inventory.AskedBefore;
import dev.longshore.inventory.Container;
import dev.longshore.inventory.HotReads;
import dev.longshore.inventory.LatestOf;
import dev.longshore.inventory.Page;
import dev.longshore.inventory.Snapshot;
import dev.longshore.inventory.Snapshots;
import dev.longshore.representation.JsonItem;
import dev.longshore.representation.JsonList;
import dev.longshore.representation.Rendered;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Containers as JSON, each rendered once for as long as it stays the very object that the inventory has, and its image goes
 * by the same names; so a change costs what has changed.
 */
@Component
class RenderedContainers implements HotReads {

    private static final ContainerListQuery EVERYTHING = ContainerListQuery.everything();

    private final Cache<Container, Item> items =
            Caffeine.newBuilder().weakKeys().build();
    private final Snapshots snapshots;
    private final LatestOf<Rendered> lists = new LatestOf<>(this::everything);
    private final AskedBefore asked = new AskedBefore();

    RenderedContainers(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /** A container's JSON and what it says of its image, which changes without the container. */
    private record Item(ImageOfContainer image, JsonItem json) {}

    @Override
    public String collection() {
        return "containers";
    }

    @Override
    public Optional<Rendered> list(Engine engine) {
        return latest(engine).map(lists::of);
    }

    @Override
    public Optional<Rendered> list(Engine engine, String query) {
        return latest(engine).flatMap(snapshot -> asked.answer(snapshot, query));
    }

    private Optional<Snapshot> latest(Engine engine) {
        return snapshots.live(engine).filter(Snapshot::knowsContainers);
    }

    /** The whole list of a snapshot without any parameter. */
    Rendered all(Snapshot snapshot) {
        return lists.of(snapshot);
    }

    private Rendered everything(Snapshot snapshot) {
        return page(EVERYTHING.page().of(EVERYTHING.filter().of(snapshot)), snapshot);
    }

    /** A page to the query of this text, as for {@link AskedBefore#kept}. */
    Rendered page(Page<Container> page, Snapshot snapshot, @Nullable String text) {
        return asked.kept(snapshot, text, page(page, snapshot));
    }

    /** A page, which is not kept but made of items that are. */
    private Rendered page(Page<Container> page, Snapshot snapshot) {
        return JsonList.of(
                page.items().stream().map(each -> item(each, snapshot)).toList(), page.next());
    }

    private JsonItem item(Container container, Snapshot snapshot) {
        ImageOfContainer image = ImageOfContainer.of(container.row(), snapshot);
        Item known = items.getIfPresent(container);
        if (known != null && known.image().equals(image)) {
            return known.json();
        }
        JsonItem json = JsonItem.of(ContainerItem.of(container, image, null));
        items.put(container, new Item(image, json));
        return json;
    }
}
