package dev.longshore.inventory;

import dev.longshore.problem.Failure;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How what is watched is known from now on. */
@Schema(name = "WatchState")
record WatchState(
        @Schema(
                description =
                        "live, starting, catching-up, unreachable or on-request, as in inventory.state of the engine.")
        String state,

        @Schema(description = "Why it is neither live nor starting; absent if it is.") @Nullable
        Reason reason) {

    /** What keeps events from being followed. */
    @Schema(name = "WatchReason")
    record Reason(
            @Schema(description = "The code of the problem that a request would get.")
            String code,

            @Schema(description = "What is wrong and the remedy.")
            String detail) {}

    static WatchState of(InventoryState state) {
        Failure why = state.why();
        return new WatchState(
                state.kind().word(), why == null ? null : new Reason(why.type().code(), why.detail()));
    }
}
