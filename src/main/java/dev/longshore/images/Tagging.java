package dev.longshore.images;

import dev.longshore.audit.Action;
import dev.longshore.audit.Audit;
import dev.longshore.audit.Change;
import dev.longshore.engine.Engine;
import dev.longshore.inventory.Image;
import dev.longshore.inventory.Key;
import dev.longshore.inventory.ReadBack;
import dev.longshore.inventory.Resolution;
import dev.longshore.inventory.Snapshot;
import dev.longshore.operations.Asked;
import dev.longshore.operations.Leases;
import dev.longshore.problem.Conflict;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageName;
import dev.longshore.reference.ImageReference;
import dev.longshore.removal.Precondition;
import dev.longshore.removal.Wish;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Gives names to images, and never takes one from another image unless told to. */
@Component
class Tagging {

    private final ReadBack engines;
    private final Leases leases;
    private final Audit audit;

    Tagging(ReadBack engines, Leases leases, Audit audit) {
        this.engines = engines;
        this.leases = leases;
        this.audit = audit;
    }

    /**
     * A tag that an image has now.
     *
     * @param image the image
     * @param tag the tag
     * @param made whether it did not have it before
     * @param movedFrom the image that had it
     */
    record Tagged(ImageId image, ImageReference tag, boolean made, Optional<ImageId> movedFrom) {}

    /**
     * Gives the image a tag.
     *
     * @param move whether another image may lose it
     * @throws Conflict {@code tag-taken} with the holder, {@code ambiguous-image}, {@code precondition-failed}
     * @throws dev.longshore.problem.NotFound {@code image-not-found}
     */
    Tagged tag(Asked asked, ImageName name, ImageReference tag, boolean move, Precondition precondition) {
        Change change = new Change(
                Action.IMAGE_TAG,
                asked.engine().name(),
                tag.canonical(),
                Map.of("image", new Wish.AsNamed(name).text(), "move", Boolean.toString(move)));
        return audit.during(
                asked.actor(),
                change,
                () -> leased(asked.engine(), name, tag, move, precondition),
                tagged -> "image " + tagged.image());
    }

    /** The lease on the name keeps others from moving it. */
    private Tagged leased(Engine engine, ImageName name, ImageReference tag, boolean move, Precondition precondition) {
        return leases.holding(
                engine.name(), List.of(tag.canonical()), () -> named(engine, name, tag, move, precondition));
    }

    /** Those on the image and on the one that has the name keep both from being removed meanwhile. */
    private Tagged named(Engine engine, ImageName name, ImageReference tag, boolean move, Precondition precondition) {
        return leases.holdingSeen(
                engine.name(),
                () -> engines.now(engine, snapshot -> Resolution.concerned(name, tag, snapshot)),
                snapshot -> ids(name, tag, snapshot),
                snapshot -> {
                    Image image = Resolution.forChange(name, snapshot);
                    precondition.check(image.state());
                    return looked(engine, image, snapshot.image(tag), tag, move);
                },
                "The image's name was moved from image to image while a tag was to be given. Try again.");
    }

    private static List<String> ids(ImageName name, ImageReference tag, Snapshot snapshot) {
        Image image = Resolution.forChange(name, snapshot);
        return Stream.concat(Stream.of(image), snapshot.image(tag).stream())
                .map(each -> each.id().toString())
                .distinct()
                .sorted()
                .toList();
    }

    private Tagged looked(Engine engine, Image image, Optional<Image> holder, ImageReference tag, boolean move) {
        if (holder.filter(image::equals).isPresent()) {
            return new Tagged(image.id(), tag, false, Optional.empty());
        }
        if (holder.isPresent() && !move) {
            throw taken(tag, holder.get());
        }
        give(engine, image.id(), tag);
        return new Tagged(image.id(), tag, true, holder.map(Image::id));
    }

    /** What counts is what the engine lists: others change tags, too, and know nothing of our leases. */
    private void give(Engine engine, ImageId id, ImageReference tag) {
        Set<Key> keys = Set.of(new Key.OfImage(id), new Key.OfName(tag));
        engines.change(engine, keys, () -> engine.images().tag(id, tag), snapshot -> has(snapshot, id, tag))
                .filter(after -> !has(after, id, tag))
                .ifPresent(after -> {
                    throw lost(id, tag, after.image(tag));
                });
    }

    private static boolean has(Snapshot snapshot, ImageId id, ImageReference tag) {
        return snapshot.image(tag).filter(image -> image.id().equals(id)).isPresent();
    }

    private static Failure lost(ImageId id, ImageReference tag, Optional<Image> holder) {
        String what = "Image " + id + " got the tag " + tag.shortest() + ", and somebody else ";
        Failure lost = holder.isPresent()
                ? new Conflict(
                        ProblemType.TAG_TAKEN,
                        what + "gave it to image " + holder.get().id() + " at the same time. Look who needs it.")
                : new Conflict(ProblemType.TAG_TAKEN, what + "removed it at the same time. Look who needs it gone.");
        return lost.with("reference", tag.shortest())
                .with("holder", holder.map(Resolution.Candidate::of).orElse(null));
    }

    private static Failure taken(ImageReference tag, Image holder) {
        return new Conflict(
                        ProblemType.TAG_TAKEN,
                        "Image " + holder.id() + " has the tag " + tag.shortest()
                                + ". Send \"move\": true to take it from there, or choose another tag.")
                .with("reference", tag.shortest())
                .with("holder", Resolution.Candidate.of(holder));
    }
}
