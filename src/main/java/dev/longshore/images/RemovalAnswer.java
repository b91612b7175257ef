package dev.longshore.images;

import dev.longshore.reference.Digest;
import dev.longshore.reference.ImageId;
import dev.longshore.removal.Removal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a removal did. */
@Schema(name = "Removal")
record RemovalAnswer(
        @Schema(description = "The names that are gone.") List<String> untagged,

        @Schema(description = "Ids of the images that are gone.")
        List<String> deleted,

        @Schema(description = "Chain ids of the layers that are gone; the containerd store does not tell of them.")
        List<String> deletedLayers,

        @Schema(description = "What the layers took that went along; absent where it cannot be derived.") @Nullable
        Long reclaimedBytes) {

    static RemovalAnswer of(Removal removal) {
        return new RemovalAnswer(
                ImageItem.texts(removal.untagged()),
                removal.deleted().stream().map(ImageId::toString).toList(),
                removal.deletedLayers().stream().map(Digest::toString).toList(),
                removal.reclaimedBytes());
    }
}
