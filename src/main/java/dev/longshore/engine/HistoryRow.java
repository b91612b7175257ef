package dev.longshore.engine;

import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageReference;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of an image's history, as {@code docker history} shows it.
 *
 * @param id the image after this step, where there is one ({@code <missing>} is null)
 * @param createdAt when the step was made
 * @param createdBy the instruction, empty if unknown
 * @param sizeBytes the layer's size, 0 for a step without a layer
 * @param tags the names of {@code id}
 * @param comment empty if there is none
 */
public record HistoryRow(
        @Nullable ImageId id,
        @Nullable Instant createdAt,
        String createdBy,
        @Nullable Long sizeBytes,
        List<ImageReference> tags,
        String comment) {}
