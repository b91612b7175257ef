package dev.longshore.containers;

import dev.longshore.engine.ContainerRow;
import dev.longshore.inventory.Image;
import dev.longshore.inventory.Snapshot;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageName;
import dev.longshore.reference.ImageReference;
import dev.longshore.reference.InvalidReference;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The image a container runs on. */
@Schema(name = "ContainerImage")
record ImageOfContainer(
        @Schema(description = "Full id; the image may have lost its names, and even be gone from the list.") @Nullable
        String id,

        @Schema(
                description =
                        "The name the container was made from, where it is known; an engine forgets it once moved.")
        @Nullable
        String reference,

        @Schema(description = "Whether that name is now gone or another image's; absent where that is not known.")
        @Nullable
        Boolean tagMoved,

        @Schema(description = "The names that the image has now.")
        List<String> references) {

    static ImageOfContainer of(ContainerRow row, Snapshot snapshot) {
        return of(row.imageId(), row.imageText(), snapshot);
    }

    /**
     * What is known of it.
     *
     * @param text what the container was made from: a name, or an id or part of one
     */
    static ImageOfContainer of(@Nullable ImageId id, String text, Snapshot snapshot) {
        Optional<ImageReference> reference = reference(text, id);
        return new ImageOfContainer(
                Objects.toString(id, null),
                reference.map(ImageReference::shortest).orElse(null),
                reference.isEmpty() ? null : hasMoved(reference.get(), id, snapshot),
                current(id, snapshot));
    }

    /** An engine puts the id, whole or short, where it does not know a name. */
    private static Optional<ImageReference> reference(String text, @Nullable ImageId id) {
        try {
            return ImageName.parse(text) instanceof ImageName.Named named
                            && !(named.prefix() != null
                                    && id != null
                                    && named.prefix().matches(id))
                    ? Optional.of(named.reference().withDefaultTag())
                    : Optional.empty();
        } catch (InvalidReference e) {
            return Optional.empty(); // the engine's word for nothing
        }
    }

    private static @Nullable Boolean hasMoved(ImageReference name, @Nullable ImageId id, Snapshot snapshot) {
        if (id == null || !snapshot.knowsImages()) {
            return null;
        }
        return snapshot.image(name).filter(image -> image.id().equals(id)).isEmpty();
    }

    private static List<String> current(@Nullable ImageId id, Snapshot snapshot) {
        return id == null || !snapshot.knowsImages()
                ? List.of()
                : snapshot.image(id).map(Image::tags).orElse(List.of()).stream()
                        .map(ImageReference::shortest)
                        .toList();
    }
}
