package dev.longshore.removal;

import dev.longshore.reference.Digest;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a removal did, from what was there before and after.
 *
 * @param untagged the names that are gone from the image, sorted
 * @param deleted the images that are gone, the one asked about first
 * @param deletedLayers chain ids of the layers that the engine says are gone; the containerd store says nothing of them
 * @param reclaimedBytes what the layers took that went with it, null where that cannot be derived
 */
public record Removal(
        List<ImageReference> untagged,
        List<ImageId> deleted,
        List<Digest> deletedLayers,
        @Nullable Long reclaimedBytes) {}
