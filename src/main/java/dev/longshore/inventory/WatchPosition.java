package dev.longshore.inventory;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where a watch begins, or begins anew. */
@Schema(name = "WatchPosition")
record WatchPosition(
        @Schema(description = "Whose images or containers are watched.")
        String engine,

        @Schema(description = "All changes up to this one are in a list that is read from now on.")
        long revision,

        @Schema(description = "How they are known, as in inventory.state of the engine.")
        String state,

        @Schema(description = "Why what was known before has to be read anew; absent in ready.") @Nullable
        String reason) {}
