package dev.longshore.images;

import dev.longshore.engine.SearchRow;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a search found. */
@Schema(name = "SearchResult")
record SearchResult(
        @Schema(description = "What was found, in each registry's order, of one registry after the other in turn.")
        List<Item> items,

        @Schema(
                description =
                        "Whether there may be more: Docker Hub gives 100 at the most, and filters look at those only.")
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

            @Schema(description = "How many people starred it; absent where the registry does not count that.")
            @Nullable
            Integer stars,

            @Schema(description = "Whether it is one of Docker's official images.")
            boolean official,

            @Schema(description = "The registry it is in.") String registry,

            @Schema(
                    description =
                            "Whether the engine has an image of this repository; absent if it could not be listed now.")
            @Nullable
            Boolean local) {

        static Item of(SearchRow row, String registry) {
            String text = row.description();
            return new Item(row.name(), text.isEmpty() ? null : text, row.stars(), row.official(), registry, null);
        }

        /** A repository of which nothing but its name is known. */
        static Item of(String name, String registry) {
            return new Item(name, null, null, false, registry, null);
        }

        Item here(@Nullable Boolean isLocal) {
            return new Item(name, description, stars, official, registry, isLocal);
        }
    }

    /** A registry that was asked. */
    @Schema(name = "SearchRegistry")
    record Registry(
            @Schema(description = "Its host, docker.io for Docker Hub.")
            String registry,

            @Schema(
                    description =
                            "answered; truncated: it has more than it was asked for; denied or unsupported: it lists"
                                    + " nothing, and the very name was looked for; unreachable, rate-limited, failed.")
            String status,

            @Schema(description = "How many results it gave.")
            int results,

            @Schema(description = "The code of the problem that it ended in; absent if it did not.") @Nullable
            String code,

            @Schema(description = "What went wrong, and the remedy; absent if nothing did.") @Nullable
            String detail) {}
}
