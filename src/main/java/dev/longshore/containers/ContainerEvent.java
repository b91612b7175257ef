package dev.longshore.containers;

import dev.longshore.inventory.Container;
import dev.longshore.inventory.Difference;
import dev.longshore.inventory.Snapshot;
import dev.longshore.inventory.Told;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a container. */
@Schema(name = "ContainerEvent")
record ContainerEvent(
        @Schema(description = "Its full id.") String id,

        @Schema(description = "As it is now, as in a list; absent if it is gone.") @Nullable
        ContainerItem container) {

    static List<Told.Event> of(Difference difference, Snapshot now) {
        return difference.containers().stream()
                .map(each -> new Told.Event(each.kind(), of(each, now)))
                .toList();
    }

    private static ContainerEvent of(Difference.Changed<Container> changed, Snapshot now) {
        Container container = changed.thing();
        boolean gone = changed.kind() == Difference.Kind.REMOVED;
        return new ContainerEvent(
                container.id().toString(),
                gone ? null : ContainerItem.of(container, ImageOfContainer.of(container.row(), now), null));
    }
}
