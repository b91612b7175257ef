package dev.longshore.inventory;

import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageName;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which containers of a snapshot are asked for; each condition that is given has to hold.
 *
 * @param states any of them
 * @param images any of them: the container's image is it or was built on it
 * @param names any of them is part of one of its names, links' names too
 * @param labels all of them have to match
 * @param health any of them; {@code none} for a container without a health check or not running
 */
public record ContainerFilter(
        List<String> states,
        List<ImageName> images,
        List<String> names,
        List<LabelFilter> labels,
        List<String> health) {

    private static final String NO_HEALTH = "none";

    /**
     * The containers that pass, in the snapshot's order.
     *
     * @throws dev.longshore.problem.NotFound {@code image-not-found} if an image is asked for that is not there
     */
    public List<Container> of(Snapshot snapshot) {
        Predicate<Container> passes = hasImage(snapshot).and(this::passes);
        return snapshot.containers().stream().filter(passes).toList();
    }

    private boolean passes(Container container) {
        return (states.isEmpty()
                        || states.contains(
                                Optional.ofNullable(container.row().state()).orElse("")))
                && (names.isEmpty() || names.stream().anyMatch(part -> isPartOfAName(part, container)))
                && labels.stream()
                        .allMatch(label -> label.matches(container.row().labels()))
                && (health.isEmpty() || health.contains(healthOf(container)));
    }

    private static boolean isPartOfAName(String part, Container container) {
        String bare = part.startsWith("/") ? part.substring(1) : part;
        return container.names().stream().anyMatch(name -> name.contains(bare))
                || container.links().stream().anyMatch(link -> link.contains(bare));
    }

    private static String healthOf(Container container) {
        String health = container.health();
        return health == null ? NO_HEALTH : health;
    }

    private Predicate<Container> hasImage(Snapshot snapshot) {
        if (images.isEmpty()) {
            return container -> true;
        }
        Set<ImageId> wanted = new HashSet<>();
        images.forEach(name -> add(name, snapshot, wanted));
        return container -> {
            @Nullable ImageId image = container.imageId();
            return image != null && wanted.contains(image);
        };
    }

    /** A full id need not be in the list of images: a container outlives the last name of its image. */
    private static void add(ImageName name, Snapshot snapshot, Set<ImageId> wanted) {
        if (name instanceof ImageName.FullId(ImageId id)
                && !snapshot.containersOn(id).isEmpty()) {
            wanted.add(id);
            snapshot.image(id).ifPresent(image -> addChildren(image, snapshot, wanted));
        } else {
            addWithChildren(Resolution.of(name, snapshot).image(), snapshot, wanted);
        }
    }

    private static void addWithChildren(Image image, Snapshot snapshot, Set<ImageId> wanted) {
        if (wanted.add(image.id())) {
            addChildren(image, snapshot, wanted);
        }
    }

    private static void addChildren(Image image, Snapshot snapshot, Set<ImageId> wanted) {
        image.children().stream()
                .flatMap(child -> snapshot.image(child).stream())
                .forEach(child -> addWithChildren(child, snapshot, wanted));
    }
}
