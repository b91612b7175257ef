package dev.longshore.inventory;

import dev.longshore.engine.ContainerRow;
import dev.longshore.engine.EngineName;
import dev.longshore.engine.ImageRow;
import dev.longshore.problem.Failure;
import dev.longshore.reference.ContainerId;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageReference;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One immutable picture of an engine's images and containers. Where the engine, or a socket proxy before it, shows only
 * one of the two, the other's questions throw what the list threw.
 */
public final class Snapshot {

    private final EngineName engine;
    private final Instant startedAt;
    private final Listed<ImageIndex> images;
    private final Listed<ContainerIndex> containers;
    private final @Nullable Duration age;

    private Snapshot(
            EngineName engine,
            Instant startedAt,
            Listed<ImageIndex> images,
            Listed<ContainerIndex> containers,
            @Nullable Duration age) {
        this.engine = engine;
        this.startedAt = startedAt;
        this.images = images;
        this.containers = containers;
        this.age = age;
    }

    /**
     * A picture made of the engine's two lists.
     *
     * @param startedAt when the lists were asked for
     */
    public static Snapshot of(
            EngineName engine,
            Instant startedAt,
            Listed<List<ImageRow>> imageRows,
            Listed<List<ContainerRow>> containerRows) {
        Listed<ContainerIndex> containers = containerRows.map(ContainerIndex::of);
        @Nullable
        Map<ImageId, List<Container>> byImage =
                containers.optional().map(ContainerIndex::byImage).orElse(null);
        return new Snapshot(engine, startedAt, imageRows.map(rows -> ImageIndex.of(rows, byImage)), containers, null);
    }

    /** The same picture with some rows as they are now; what could not be listed is left out. */
    Snapshot with(Reread read) {
        Listed<ContainerIndex> nowContainers =
                read.containers().isEmpty() ? containers : containers.map(index -> index.with(read.containers()));
        @Nullable
        Map<ImageId, List<Container>> byImage =
                nowContainers.optional().map(ContainerIndex::byImage).orElse(null);
        Set<ImageId> used = containers.optional().map(index -> read.used(index)).orElse(Set.of());
        Listed<ImageIndex> nowImages = images.map(index -> index.with(read.images(), used, byImage));
        return age == null && isSame(images, nowImages) && isSame(containers, nowContainers)
                ? this
                : new Snapshot(engine, startedAt, nowImages, nowContainers, null);
    }

    @SuppressWarnings("ReferenceEquality") // the very same is meant
    private static <T> boolean isSame(Listed<T> one, Listed<T> other) {
        return one.optional().orElse(null) == other.optional().orElse(null);
    }

    /** The same picture, made of the very objects of an earlier one wherever nothing differs. */
    Snapshot sharing(Snapshot earlier) {
        if (!knowsImages() || !knowsContainers() || !earlier.knowsImages() || !earlier.knowsContainers()) {
            return this;
        }
        Snapshot shared = earlier.with(new Reread(
                differing(images(), Image::id, Image::row, earlier.images(), earlier::image),
                differing(containers(), Container::id, Container::row, earlier.containers(), earlier::container)));
        return new Snapshot(engine, startedAt, shared.images, shared.containers, null);
    }

    /** The rows that are other rows than earlier, and empty ones for what is gone. */
    private static <I, T, R> Map<I, Optional<R>> differing(
            List<T> now, Function<T, I> id, Function<T, R> row, List<T> before, Function<I, Optional<T>> earlier) {
        Map<I, Optional<R>> rows = new LinkedHashMap<>();
        before.forEach(thing -> rows.put(id.apply(thing), Optional.empty()));
        for (T thing : now) {
            boolean same = earlier.apply(id.apply(thing))
                    .map(row)
                    .filter(row.apply(thing)::equals)
                    .isPresent();
            if (same) {
                rows.remove(id.apply(thing));
            } else {
                rows.put(id.apply(thing), Optional.of(row.apply(thing)));
            }
        }
        return rows;
    }

    /** The same picture, for how long it has not been known to be all there is. */
    Snapshot old(Duration howOld) {
        return new Snapshot(engine, startedAt, images, containers, howOld);
    }

    /** For how long, up to the moment it was asked for, this has not been known to be all there is; null if it is. */
    public @Nullable Duration age() {
        return age;
    }

    /** Images whose rows cannot all be true at one moment. */
    Set<ImageId> contested() {
        return images.optional().map(ImageIndex::contested).orElse(Set.of());
    }

    /** Whose picture it is. */
    public EngineName engine() {
        return engine;
    }

    /** When the lists it is made of were asked for: everything that happened before is in it. */
    public Instant startedAt() {
        return startedAt;
    }

    /**
     * All images, each id once, in the engine's order.
     *
     * @throws Failure what the list threw
     */
    public List<Image> images() {
        return images.orThrow().all();
    }

    /**
     * All containers, each id once, in the engine's order.
     *
     * @throws Failure what the list threw
     */
    public List<Container> containers() {
        return containers.orThrow().all();
    }

    /**
     * All images in this order, which is kept for the next who asks for it.
     *
     * @throws Failure what the list threw
     */
    List<Image> images(Ordering<Image> ordering) {
        return images.orThrow().all(ordering);
    }

    /** Whether containers could be listed. */
    public boolean knowsContainers() {
        return containers.optional().isPresent();
    }

    /** Whether images could be listed. */
    public boolean knowsImages() {
        return images.optional().isPresent();
    }

    /** The image of this id. */
    public Optional<Image> image(ImageId id) {
        return images.orThrow().byId(id);
    }

    /** The image that carries this name; the reference has a tag or a digest. */
    public Optional<Image> image(ImageReference reference) {
        return images.orThrow().byReference(reference);
    }

    /** The container of this id. */
    public Optional<Container> container(ContainerId id) {
        return containers.orThrow().byId(id);
    }

    /** The containers that run on an image, present in the list of images or not; empty if unknown. */
    public List<Container> containersOn(ImageId id) {
        return containers
                .optional()
                .map(index -> index.byImage().getOrDefault(id, List.of()))
                .orElse(List.of());
    }
}
