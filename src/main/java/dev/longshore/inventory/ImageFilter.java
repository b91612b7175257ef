package dev.longshore.inventory;

import dev.longshore.reference.ImageName;
import dev.longshore.reference.ImageReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which images of a snapshot are asked for; each condition that is given has to hold.
 *
 * @param references any of them has to match one of the image's names
 * @param labels all of them have to match
 * @param dangling whether it has neither name nor child
 * @param inUse whether a container runs on it
 * @param before an image than which it has to be older
 * @param since an image than which it has to be newer
 * @param createdBefore a time before which it has to have been built
 * @param createdAfter a time after which it has to have been built
 * @param all whether untagged parents of other images are wanted too
 */
public record ImageFilter(
        List<ReferenceFilter> references,
        List<LabelFilter> labels,
        @Nullable Boolean dangling,
        @Nullable Boolean inUse,
        @Nullable ImageName before,
        @Nullable ImageName since,
        @Nullable Instant createdBefore,
        @Nullable Instant createdAfter,
        boolean all) {

    /**
     * The images that pass, in the snapshot's order. An image whose time is unknown passes no condition on time.
     *
     * @throws dev.longshore.problem.NotFound {@code image-not-found} if {@code before} or {@code since} is not there
     * @throws dev.longshore.problem.Failure if {@code inUse} is asked and containers could not be listed
     */
    public List<Image> of(Snapshot snapshot) {
        return passing(snapshot.images(), snapshot);
    }

    /** The same in this order. */
    public List<Image> of(Snapshot snapshot, Ordering<Image> ordering) {
        return passing(snapshot.images(ordering), snapshot);
    }

    private List<Image> passing(List<Image> images, Snapshot snapshot) {
        Predicate<Image> passes = conditions(snapshot).stream().reduce(image -> true, Predicate::and);
        return images.stream().filter(passes).toList();
    }

    private List<Predicate<Image>> conditions(Snapshot snapshot) {
        List<Predicate<Image>> conditions = new ArrayList<>();
        if (!all) {
            conditions.add(image -> !image.intermediate());
        }
        if (!references.isEmpty()) {
            conditions.add(this::hasReference);
        }
        labels.forEach(
                label -> conditions.add(image -> label.matches(image.row().labels())));
        if (dangling != null) {
            conditions.add(image -> image.dangling() == dangling);
        }
        if (inUse != null) {
            conditions.add(use(inUse, snapshot));
        }
        addTimes(conditions, snapshot);
        return conditions;
    }

    private boolean hasReference(Image image) {
        return hasReference(image.row().tags()) || hasReference(image.row().digests());
    }

    /** Loops, since there are tens of thousands of names to look at. */
    private boolean hasReference(List<ImageReference> names) {
        for (ImageReference name : names) {
            for (ReferenceFilter wanted : references) {
                if (wanted.matches(name)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Predicate<Image> use(boolean wanted, Snapshot snapshot) {
        snapshot.containers();
        return image -> {
            List<Container> containers = image.containers();
            return (containers != null && !containers.isEmpty()) == wanted;
        };
    }

    private void addTimes(List<Predicate<Image>> conditions, Snapshot snapshot) {
        if (before != null) {
            conditions.add(isBefore(Resolution.of(before, snapshot).image().createdAt()));
        }
        if (since != null) {
            conditions.add(isAfter(Resolution.of(since, snapshot).image().createdAt()));
        }
        if (createdBefore != null) {
            conditions.add(isBefore(createdBefore));
        }
        if (createdAfter != null) {
            conditions.add(isAfter(createdAfter));
        }
    }

    private static Predicate<Image> isBefore(@Nullable Instant moment) {
        return image -> {
            Instant createdAt = image.createdAt();
            return createdAt != null && moment != null && createdAt.isBefore(moment);
        };
    }

    private static Predicate<Image> isAfter(@Nullable Instant moment) {
        return image -> {
            Instant createdAt = image.createdAt();
            return createdAt != null && moment != null && createdAt.isAfter(moment);
        };
    }
}
