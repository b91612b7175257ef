package dev.longshore.images;

import dev.longshore.inventory.Image;
import dev.longshore.registries.Standing;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an image stands to what its tags name in the registries. */
@Schema(name = "ImageFreshness")
record FreshnessAnswer(
        @Schema(description = "Full id of the image.") String imageId,

        @Schema(
                description = "outdated if a tag is, else unknown if a tag is, else current; absent without tags.",
                allowableValues = {"current", "outdated", "unknown"})
        @Nullable
        String freshness,

        @Schema(description = "Each of its tags.") List<Item> items) {

    /** One of its tags. */
    @Schema(name = "TagFreshness")
    record Item(
            @Schema(description = "The tag.") String reference,

            @Schema(
                    description = "Whether the registry has the same image under this tag.",
                    allowableValues = {"current", "outdated", "unknown"})
            String freshness,

            @Schema(description = "The digests by which the engine knows the image in that repository.")
            List<String> localDigests,

            @Schema(description = "The digest of what the tag names in the registry; absent if unknown.") @Nullable
            String remoteDigest,

            @Schema(description = "Why it is unknown; absent if it is not.") @Nullable
            Cause cause,

            @Schema(description = "When the registry was asked; absent if it was not.") @Nullable
            Instant checkedAt) {

        static Item of(Standing standing) {
            Standing.Cause cause = standing.cause();
            return new Item(
                    standing.tag().shortest(),
                    standing.state().word(),
                    standing.localDigests(),
                    standing.remoteDigest(),
                    cause == null ? null : new Cause(cause.code(), cause.detail()),
                    standing.checkedAt());
        }
    }

    /** Why it is unknown. */
    @Schema(name = "FreshnessCause")
    record Cause(
            @Schema(description = "A problem's code, or no-local-digest for an image that was never pulled or pushed.")
            String code,

            @Schema(description = "What is in the way, and the remedy.")
            String detail) {}

    static FreshnessAnswer of(Image image, List<Standing> standings) {
        return new FreshnessAnswer(
                image.id().toString(),
                ImagesFreshness.summary(standings).map(Standing.State::word).orElse(null),
                standings.stream().map(Item::of).toList());
    }
}
