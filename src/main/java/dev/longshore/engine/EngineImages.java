package dev.longshore.engine;

import dev.longshore.reference.ImageId;
import java.util.List;

/**
 * The engine's calls on images. All of them throw {@link dev.longshore.problem.Unavailable} if the engine cannot be
 * reached, is busy, or speaks no version we know, {@link dev.longshore.problem.Upstream} if it fails or is late.
 */
public interface EngineImages {

    /** Every image, untagged parents too ({@code GET /images/json?all=1}), in the engine's order, which is not the same each time. */
    List<ImageRow> list();

    /**
     * The engine's own document of the image ({@code GET /images/{id}/json}).
     *
     * @throws dev.longshore.problem.NotFound {@code image-not-found}
     */
    EngineDocument inspect(ImageId id);

    /**
     * The image's history, newest first ({@code GET /images/{id}/history}).
     *
     * @throws dev.longshore.problem.NotFound {@code image-not-found}
     */
    List<HistoryRow> history(ImageId id);
}
