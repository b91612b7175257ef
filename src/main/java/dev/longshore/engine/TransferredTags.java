package dev.longshore.engine;

import dev.longshore.reference.ImageReference;

/** Hears which tags were pulled or pushed: what was known of them at their registry may hold no longer. */
public interface TransferredTags {

    /** This tag came from its registry or went there just now, as far as its transfer got. */
    void transferred(ImageReference tag);
}
