package dev.longshore.removal;

import dev.longshore.engine.RemovalTarget;
import dev.longshore.inventory.Image;
import dev.longshore.inventory.Snapshot;
import dev.longshore.reference.ImageReference;
import java.util.Optional;

/** What a removal is about, found in a snapshot. */
public sealed interface Subject {

    /** The image it is about. */
    Image image();

    /** What the engine is told. */
    RemovalTarget target();

    /** The same as it is in another snapshot; empty if it is not there any more. */
    default Optional<Subject> in(Snapshot snapshot) {
        Optional<Image> now = snapshot.image(image().id());
        return switch (this) {
            case Whole whole -> now.map(Whole::new);
            case Name(Image before, ImageReference reference) ->
                now.filter(image ->
                                snapshot.image(reference).filter(image::equals).isPresent())
                        .map(image -> new Name(image, reference));
        };
    }

    /** An image with all its names. */
    record Whole(Image image) implements Subject {
        @Override
        public RemovalTarget target() {
            return new RemovalTarget.ById(image.id());
        }
    }

    /**
     * One name of an image, and the image if that was the last.
     *
     * @param reference with a tag, or with a digest and no tag
     */
    record Name(Image image, ImageReference reference) implements Subject {
        @Override
        public RemovalTarget target() {
            return new RemovalTarget.ByName(reference);
        }
    }
}
