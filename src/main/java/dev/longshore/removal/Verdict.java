package dev.longshore.removal;

import dev.longshore.inventory.Image;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageReference;
import java.util.List;

/**
 * What a removal would do.
 *
 * @param outcome in a word
 * @param untags the names that would go
 * @param deletes the images that would go, the one asked about first, then its untagged parents
 * @param leavesUnnamed whether the image would stay with no name
 * @param leavesDangling whether it would then have no child either
 * @param blockers everything that is in the way; empty unless it is blocked
 */
public record Verdict(
        Outcome outcome,
        List<ImageReference> untags,
        List<ImageId> deletes,
        boolean leavesUnnamed,
        boolean leavesDangling,
        List<Blocker> blockers) {

    /** What a removal comes to. */
    public enum Outcome {
        /** Names go, the image stays. */
        UNTAGS,
        /** The image goes. */
        DELETES,
        /** Nothing goes. */
        BLOCKED
    }

    /** The image keeps other names. */
    static Verdict untags(List<ImageReference> names) {
        return new Verdict(Outcome.UNTAGS, names, List.of(), false, false, List.of());
    }

    /** The image stays, and loses its last name. */
    static Verdict leaves(Image image, List<ImageReference> names) {
        return new Verdict(
                Outcome.UNTAGS, names, List.of(), true, image.children().isEmpty(), List.of());
    }

    static Verdict deletes(List<ImageReference> names, List<ImageId> images) {
        return new Verdict(Outcome.DELETES, names, images, false, false, List.of());
    }

    static Verdict blocked(List<Blocker> blockers) {
        return new Verdict(Outcome.BLOCKED, List.of(), List.of(), false, false, blockers);
    }
}
