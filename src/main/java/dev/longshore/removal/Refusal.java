package dev.longshore.removal;

import dev.longshore.problem.Conflict;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.reference.ImageReference;
import dev.longshore.removal.Blocker.Kind;
import java.util.List;

/** The failures of removals that are not made. */
final class Refusal {

    private Refusal() {}

    /** All that is in the way, under the name of what weighs most: what no force overrules, then what is in use. */
    static Failure blocked(Subject subject, List<Blocker> blockers, String prefix) {
        ProblemType type = type(blockers);
        boolean forceable = blockers.stream().allMatch(Blocker::forceable);
        String detail = what(subject) + " cannot be removed: " + reasons(type, blockers.size())
                + (forceable ? " Remove what holds it, or force." : " Force does not help; remove what holds it.");
        return new Conflict(type, detail)
                .with("imageId", subject.image().id().toString())
                .with(
                        "blockers",
                        blockers.stream().map(blocker -> blocker.under(prefix)).toList());
    }

    static Failure lastTag(Subject.Name subject) {
        return new Conflict(
                        ProblemType.LAST_TAG,
                        subject.reference().shortest() + " is the last name of image "
                                + subject.image().id()
                                + "; removing it would delete the image. Give the image another tag first, or delete the"
                                + " image itself.")
                .with("reference", subject.reference().shortest())
                .with("imageId", subject.image().id().toString());
    }

    private static ProblemType type(List<Blocker> blockers) {
        if (has(Kind.CHILD, blockers)) {
            return ProblemType.IMAGE_HAS_CHILDREN;
        }
        return has(Kind.CONTAINER, blockers) || has(Kind.IMAGE_MOUNT, blockers)
                ? ProblemType.IMAGE_IN_USE
                : ProblemType.IMAGE_HAS_SEVERAL_TAGS;
    }

    private static boolean has(Kind kind, List<Blocker> blockers) {
        return blockers.stream().anyMatch(blocker -> blocker.kind() == kind);
    }

    private static String what(Subject subject) {
        return switch (subject) {
            case Subject.Whole(var image) -> "Image " + image.id();
            case Subject.Name(var image, ImageReference reference) -> reference.shortest();
        };
    }

    private static String reasons(ProblemType type, int blockers) {
        String rest = blockers == 1 ? "one blocker." : blockers + " blockers.";
        return switch (type) {
            case IMAGE_HAS_CHILDREN -> "other images are built on it; " + rest;
            case IMAGE_IN_USE -> "containers use it; " + rest;
            default -> "it goes by several names; " + rest;
        };
    }
}
