package dev.longshore.images;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of each of several removals, in their order. */
@Schema(name = "Removals")
record RemovalsAnswer(List<Item> items) {

    /** One of them. */
    @Schema(name = "RemovalsItem")
    record Item(
            @Schema(description = "The name or id as it was sent.")
            String image,

            @Schema(description = "The status that it would have had alone.")
            int status,

            @Schema(description = "What it did; absent if it failed.") @Nullable
            RemovalAnswer removal,

            @Schema(
                    ref = "#/components/schemas/Problem",
                    description = "Why it failed, as it would have been answered alone; absent if it did not.")
            @Nullable
            Map<String, Object> problem) {}

    /** Whether all went well. */
    boolean allWell() {
        return items.stream().allMatch(item -> item.problem() == null);
    }
}
