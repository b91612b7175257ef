package dev.longshore.containers;

import dev.longshore.inventory.Container;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A container that was changed. */
@Schema(name = "ContainerChanged")
record ContainerChanged(
        @Schema(description = "Full id, 64 hex digits.") String id,

        @Schema(description = "Its names, without a leading slash.")
        List<String> names,

        @Schema(description = "The engine's word for its state now; absent if it is gone, or could not be read.")
        @Nullable
        String state) {

    static ContainerChanged stays(Container before, Optional<Container> now) {
        String state = now.map(container -> container.row().state()).orElse(null);
        return new ContainerChanged(before.id().toString(), before.names(), state);
    }

    static ContainerChanged isGone(Container container) {
        return new ContainerChanged(container.id().toString(), container.names(), null);
    }
}
