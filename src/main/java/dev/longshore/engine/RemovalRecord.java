package dev.longshore.engine;

import dev.longshore.reference.Digest;
import dev.longshore.reference.ImageReference;

/** A line of the engine's account of a removal. */
public sealed interface RemovalRecord {

    /** A name is gone. */
    record Untagged(ImageReference reference) implements RemovalRecord {}

    /**
     * An image is gone, or a layer: the engine says {@code Deleted} of both.
     *
     * @param digest id of an image, or chain id of a layer
     */
    record Deleted(Digest digest) implements RemovalRecord {}
}
