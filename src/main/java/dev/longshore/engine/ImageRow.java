package dev.longshore.engine;

import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageReference;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the engine's list of images. What the engine does not say, or says with its word for nothing
 * ({@code <none>:<none>}, -1, the year 1), is null or empty.
 *
 * @param id the engine's id: digest of the configuration, or of the manifest or index on the containerd store
 * @param parent the image it was built or committed from, where the engine knows
 * @param tags names with a tag, in the engine's order, each once
 * @param digests names with a digest ({@code repo@sha256:…}), in the engine's order, each once
 * @param createdAt when it was built
 * @param sizeBytes {@code Size} of the list
 * @param labels its labels
 * @param platforms the platforms of a multi-platform image; empty where the engine does not list them
 */
public record ImageRow(
        ImageId id,
        @Nullable ImageId parent,
        List<ImageReference> tags,
        List<ImageReference> digests,
        @Nullable Instant createdAt,
        @Nullable Long sizeBytes,
        LabelSet labels,
        List<PlatformRow> platforms) {

    /** The same with that size. */
    public ImageRow sized(@Nullable Long bytes) {
        return new ImageRow(id, parent, tags, digests, createdAt, bytes, labels, platforms);
    }
}
