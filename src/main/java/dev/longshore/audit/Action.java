package dev.longshore.audit;

import java.util.Locale;

/** The kinds of change. */
public enum Action {
    /** A name is given to an image. */
    IMAGE_TAG,
    /** One name of an image is removed. */
    IMAGE_UNTAG,
    /** An image is removed. */
    IMAGE_REMOVE,
    /** A container is stopped. */
    CONTAINER_STOP,
    /** A container is removed. */
    CONTAINER_REMOVE,
    /** A registry is set up, or set up anew. */
    REGISTRY_SET,
    /** A registry is forgotten. */
    REGISTRY_REMOVE;

    /** The word in records, such as {@code image-remove}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
