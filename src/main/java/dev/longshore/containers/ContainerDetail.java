package dev.longshore.containers;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.longshore.inventory.Container;
import dev.longshore.inventory.ImageConfig;
import dev.longshore.inventory.Snapshot;
import dev.longshore.representation.View;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A container with everything that is known of it. */
@Schema(name = "ContainerDetail")
record ContainerDetail(
        @JsonUnwrapped ContainerItem item,

        @Schema(description = "Why it could not be started or went wrong, in the engine's words.") @Nullable
        String error,

        @Schema(description = "True if it was killed for want of memory, else absent.") @Nullable
        Boolean oomKilled,

        @Schema(description = "What it starts with. For viewers env holds names only.")
        ImageConfig config,

        @Schema(description = "How often its policy has restarted it.") @Nullable
        Integer restartCount,

        @Schema(description = "Such as no, always, on-failure or unless-stopped.") @Nullable
        String restartPolicy) {

    static ContainerDetail of(Container container, ContainerFacts facts, Snapshot snapshot, View view) {
        ImageOfContainer image = ImageOfContainer.of(container.imageId(), facts.imageText(), snapshot);
        return new ContainerDetail(
                ContainerItem.of(container, image, null).with(facts),
                facts.error(),
                facts.oomKilled(),
                view == View.FULL ? facts.config() : facts.config().masked(),
                facts.restartCount(),
                facts.restartPolicy());
    }
}
