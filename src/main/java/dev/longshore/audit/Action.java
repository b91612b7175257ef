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
    /** An image is pulled from a registry. */
    IMAGE_PULL,
    /** A tag is pushed to a registry. */
    IMAGE_PUSH,
    /** A pull or push is stopped, or left by one who joined it. */
    OPERATION_CANCEL,
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
