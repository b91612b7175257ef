package dev.longshore.engine;

import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageReference;
import java.util.List;
import java.util.Optional;

/**
 * The engine's calls on images. All of them throw {@link dev.longshore.problem.Unavailable} if the engine cannot be
 * reached, is busy, or speaks no version we know, {@link dev.longshore.problem.Upstream} if it fails or is late.
 */
public interface EngineImages {

    /** Every image, untagged parents too ({@code GET /images/json?all=1}), in the engine's order, which is not the same each time. */
    List<ImageRow> list();

    /**
     * One row, equal to the one that {@link #list} has ({@code GET /images/{id}/json}), for a small part of its price
     * where there are many images. Only its size can be null where the list has one: before API 1.48 the containerd store
     * tells it nowhere else. Empty if the engine has no such image.
     */
    Optional<ImageRow> row(ImageId id);

    /**
     * The same of the image that has this name.
     *
     * @param name with a tag or digest, of which the digest decides
     */
    Optional<ImageRow> row(ImageReference name);

    /**
     * The engine's own document of the image ({@code GET /images/{id}/json}).
     *
     * @throws dev.longshore.problem.NotFound {@code image-not-found}
     */
    EngineDocument inspect(ImageId id);

    /**
     * The same by a full name ({@code GET /images/{name}/json}).
     *
     * @param name with a tag or digest, of which the digest decides
     * @throws dev.longshore.problem.NotFound {@code image-not-found}
     */
    EngineDocument inspect(ImageReference name);

    /**
     * The image's history, newest first ({@code GET /images/{id}/history}).
     *
     * @throws dev.longshore.problem.NotFound {@code image-not-found}
     */
    List<HistoryRow> history(ImageId id);

    /**
     * Gives the image a name ({@code POST /images/{id}/tag}). The engine takes the name from another image without a word,
     * so whoever calls this has looked before.
     *
     * @param tag a reference with a tag and without a digest
     * @throws dev.longshore.problem.NotFound {@code image-not-found}
     */
    void tag(ImageId id, ImageReference tag);

    /**
     * Removes a name, or an image with its names ({@code DELETE /images/{name}}). Never repeated by itself: after a failure
     * on the way it is not known what the engine did.
     *
     * @return what the engine says it did, in its order
     * @throws dev.longshore.problem.NotFound {@code image-not-found}
     * @throws dev.longshore.problem.Conflict {@code engine-conflict} if something holds it, in the engine's words
     */
    List<RemovalRecord> remove(RemovalTarget target, RemovalOptions options);
}
