package dev.longshore.images;

import dev.longshore.audit.Action;
import dev.longshore.audit.Audit;
import dev.longshore.audit.Change;
import dev.longshore.engine.ChangeOutcome;
import dev.longshore.engine.Engine;
import dev.longshore.inventory.Freshness;
import dev.longshore.inventory.Image;
import dev.longshore.inventory.Resolution;
import dev.longshore.inventory.Snapshot;
import dev.longshore.inventory.Snapshots;
import dev.longshore.operations.Asked;
import dev.longshore.operations.Leases;
import dev.longshore.problem.Conflict;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageName;
import dev.longshore.reference.ImageReference;
import dev.longshore.removal.Precondition;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Gives names to images, and never takes one from another image unless told to. */
@Component
class Tagging {

    private static final Logger LOG = LoggerFactory.getLogger(Tagging.class);
    private static final int TRIES = 3;

    private final Snapshots snapshots;
    private final Leases leases;
    private final Audit audit;
    private final Clock clock;

    Tagging(Snapshots snapshots, Leases leases, Audit audit, Clock clock) {
        this.snapshots = snapshots;
        this.leases = leases;
        this.audit = audit;
        this.clock = clock;
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
                Map.of("image", String.valueOf(name), "move", Boolean.toString(move)));
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
        for (int attempt = 0; attempt < TRIES; attempt++) {
            List<String> seen = ids(name, tag, now(engine));
            Optional<Tagged> tagged =
                    leases.holding(engine.name(), seen, () -> ifStill(seen, engine, name, tag, move, precondition));
            if (tagged.isPresent()) {
                return tagged.get();
            }
        }
        throw new Conflict(
                        ProblemType.ENGINE_CONFLICT,
                        "The image's name was moved from image to image while a tag was to be given. Try again.")
                .with("engine", engine.name().value());
    }

    private static List<String> ids(ImageName name, ImageReference tag, Snapshot snapshot) {
        Image image = Resolution.forChange(name, snapshot);
        return Stream.concat(Stream.of(image), snapshot.image(tag).stream())
                .map(each -> each.id().toString())
                .distinct()
                .sorted()
                .toList();
    }

    private Optional<Tagged> ifStill(
            List<String> ids,
            Engine engine,
            ImageName name,
            ImageReference tag,
            boolean move,
            Precondition precondition) {
        Snapshot before = now(engine);
        if (!ids(name, tag, before).equals(ids)) {
            return Optional.empty();
        }
        Image image = Resolution.forChange(name, before);
        precondition.check(image.state());
        return Optional.of(looked(engine, image, before.image(tag), tag, move));
    }

    private Tagged looked(Engine engine, Image image, Optional<Image> holder, ImageReference tag, boolean move) {
        if (holder.filter(image::equals).isPresent()) {
            return new Tagged(image.id(), tag, false, Optional.empty());
        }
        if (holder.isPresent() && !move) {
            throw taken(tag, holder.get());
        }
        tried(engine, image.id(), tag)
                .ifPresentOrElse(
                        failure -> settle(engine, image.id(), tag, failure), () -> check(engine, image.id(), tag));
        return new Tagged(image.id(), tag, true, holder.map(Image::id));
    }

    /** The engine may have done what it failed to answer. */
    private void settle(Engine engine, ImageId id, ImageReference tag, Failure failure) {
        Optional<Snapshot> after = ChangeOutcome.isUnknown(failure) ? look(engine) : Optional.empty();
        if (after.isEmpty()) {
            throw failure;
        }
        if (!has(after.get(), id, tag)) {
            throw ChangeOutcome.UNCHANGED.of(failure);
        }
    }

    /** What counts is what the engine lists: others change tags, too, and know nothing of our leases. */
    private void check(Engine engine, ImageId id, ImageReference tag) {
        Optional<Snapshot> after = look(engine);
        if (after.isPresent() && !has(after.get(), id, tag)) {
            throw lost(id, tag, after.get().image(tag));
        }
    }

    private static boolean has(Snapshot snapshot, ImageId id, ImageReference tag) {
        return snapshot.image(tag).filter(image -> image.id().equals(id)).isPresent();
    }

    private static Optional<Failure> tried(Engine engine, ImageId id, ImageReference tag) {
        try {
            engine.images().tag(id, tag);
            return Optional.empty();
        } catch (Failure failure) {
            return Optional.of(failure);
        }
    }

    private Optional<Snapshot> look(Engine engine) {
        try {
            return Optional.of(now(engine));
        } catch (Failure failure) {
            LOG.warn("After a tag engine {} could not be listed: {}", engine.name(), failure.getMessage());
            return Optional.empty();
        }
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

    private Snapshot now(Engine engine) {
        return snapshots.current(engine, Freshness.startedAfter(clock.instant()));
    }
}
