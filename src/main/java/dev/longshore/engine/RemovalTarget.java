package dev.longshore.engine;

import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageReference;

/**
 * What is to be removed. An engine tells the two apart by whether the text is the beginning of the image's id (moby {@code
 * daemon/images/image_delete.go}), so it gets a full id or a full name only.
 */
public sealed interface RemovalTarget {

    /** An image with its names. */
    record ById(ImageId id) implements RemovalTarget {}

    /**
     * One name of an image, and the image with it if it is the last.
     *
     * @param reference with a tag, or with a digest
     */
    record ByName(ImageReference reference) implements RemovalTarget {}
}
