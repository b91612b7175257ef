package dev.longshore.removal;

import dev.longshore.inventory.Image;
import dev.longshore.inventory.Key;
import dev.longshore.inventory.Resolution;
import dev.longshore.inventory.Snapshot;
import dev.longshore.problem.NotFound;
import dev.longshore.problem.ProblemType;
import dev.longshore.reference.ImageName;
import dev.longshore.reference.ImageReference;
import java.util.List;
import java.util.Set;

/** What somebody wants removed, before it is known what that is. */
public sealed interface Wish {

    /** What {@code docker rmi} would remove: a name, and the image with its last; by an id the image. */
    record AsNamed(ImageName name) implements Wish {}

    /** One name of an image, and never the image. */
    record OnlyTag(ImageName image, ImageReference tag) implements Wish {}

    /**
     * What that is in a snapshot, for a change.
     *
     * @throws dev.longshore.problem.Failure as {@link Resolution#forChange}, and {@code tag-not-found}
     */
    default Subject find(Snapshot snapshot) {
        return switch (this) {
            case AsNamed(ImageName name) -> named(name, Resolution.forChange(name, snapshot));
            case OnlyTag(ImageName name, ImageReference tag) ->
                tag(Resolution.forChange(name, snapshot), tag, snapshot);
        };
    }

    /** What that is in a snapshot, for a question; a short beginning of an id will do. */
    default Subject look(Snapshot snapshot) {
        return switch (this) {
            case AsNamed(ImageName name) ->
                named(name, Resolution.of(name, snapshot).image());
            case OnlyTag(ImageName name, ImageReference tag) ->
                tag(Resolution.of(name, snapshot).image(), tag, snapshot);
        };
    }

    /** What has to be read again to know what that is now; nothing if only a list can tell. */
    default Set<Key> concerned(Snapshot snapshot) {
        return switch (this) {
            case AsNamed(ImageName name) -> Resolution.concerned(name, snapshot);
            case OnlyTag(ImageName name, ImageReference tag) -> Resolution.concerned(name, tag, snapshot);
        };
    }

    /** The names to lease before anything is looked at, so that nobody moves them meanwhile. */
    default List<String> names() {
        return switch (this) {
            case AsNamed(ImageName.Named named) ->
                List.of(named.reference().withDefaultTag().decisive().canonical());
            case AsNamed(ImageName.FullId id) -> List.of();
            case AsNamed(ImageName.ForeignId id) -> List.of();
            case OnlyTag(ImageName image, ImageReference tag) -> List.of(tag.canonical());
        };
    }

    /** In words, for records. */
    default String text() {
        return switch (this) {
            case AsNamed(ImageName.FullId(var id)) -> id.toString();
            case AsNamed(ImageName.ForeignId(var digest)) -> digest.toString();
            case AsNamed(ImageName.Named(var reference, var prefix)) ->
                prefix == null ? reference.withDefaultTag().canonical() : prefix.toString();
            case OnlyTag(ImageName image, ImageReference tag) -> tag.canonical();
        };
    }

    private static Subject named(ImageName name, Image image) {
        if (name instanceof ImageName.Named(var reference, var prefix)) {
            ImageReference full = reference.withDefaultTag().decisive();
            if (image.row().tags().contains(full) || image.row().digests().contains(full)) {
                return new Subject.Name(image, full);
            }
        }
        return new Subject.Whole(image);
    }

    private static Subject tag(Image image, ImageReference tag, Snapshot snapshot) {
        if (!image.row().tags().contains(tag)) {
            throw notThere(image, tag, snapshot);
        }
        return new Subject.Name(image, tag);
    }

    private static RuntimeException notThere(Image image, ImageReference tag, Snapshot snapshot) {
        String holder = snapshot.image(tag).map(other -> other.id().toString()).orElse(null);
        return new NotFound(
                        ProblemType.TAG_NOT_FOUND,
                        "Image " + image.id() + " does not have the tag " + tag.shortest() + ". "
                                + (holder == null ? "No image here has it." : "Image " + holder + " has it."))
                .with("reference", tag.shortest())
                .with("heldBy", holder);
    }
}
