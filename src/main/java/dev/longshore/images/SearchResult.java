package dev.longshore.images;

import dev.longshore.engine.SearchRow;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a search found. */
@Schema(name = "SearchResult")
record SearchResult(
        @Schema(description = "What was found, in the registry's order.")
        List<Item> items,

        @Schema(
                description =
                        "Whether there may be more: the registry gives 100 at the most, and filters look at those only.")
        boolean truncated,

        @Schema(description = "How each registry that was asked answered.")
        List<Registry> registries) {

    /** An image in a registry. */
    @Schema(name = "SearchItem")
    record Item(
            @Schema(description = "The repository, as Docker prints it.")
            String name,

            @Schema(description = "Absent if there is none.") @Nullable
            String description,

            @Schema(description = "How many people starred it.")
            int stars,

            @Schema(description = "Whether it is one of Docker's official images.")
            boolean official,

            @Schema(description = "The registry it is in.") String registry) {

        static Item of(SearchRow row, String registry) {
            String text = row.description();
            return new Item(row.name(), text.isEmpty() ? null : text, row.stars(), row.official(), registry);
        }
    }

    /** A registry that was asked. */
    @Schema(name = "SearchRegistry")
    record Registry(
            @Schema(description = "Its host, docker.io for Docker Hub.")
            String registry,

            @Schema(description = "answered.") String status,

            @Schema(description = "How many results it gave.")
            int results) {}
}
