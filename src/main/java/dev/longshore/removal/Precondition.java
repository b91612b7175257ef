package dev.longshore.removal;

import dev.longshore.inventory.Image;
import dev.longshore.problem.Conflict;
import dev.longshore.problem.ProblemType;
import dev.longshore.representation.EntityTag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code If-Match} asks of a resource before it is changed.
 *
 * @param ifMatch the header, null if there is none
 */
public record Precondition(@Nullable String ifMatch) {

    /** Nothing is asked. */
    public static final Precondition NONE = new Precondition(null);

    /**
     * Checks it against a resource's state.
     *
     * @throws Conflict {@code precondition-failed}
     */
    public void check(List<String> state) {
        if (ifMatch != null && !EntityTag.isStateNamedIn(ifMatch, state)) {
            throw new Conflict(
                            ProblemType.PRECONDITION_FAILED,
                            "The resource is not in the state that If-Match names. Read it again, and send its ETag.")
                    .with("expected", ifMatch)
                    .with("current", state);
        }
    }

    /** The resource is the one that the path names: a tag, else the image, by whatever name. */
    void check(Wish wish, Subject subject) {
        Image image = subject.image();
        check(
                switch (wish) {
                    case Wish.OnlyTag tag -> List.of(image.id().toString());
                    case Wish.AsNamed named -> image.state();
                });
    }
}
