package dev.longshore.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What differs between two pictures. For how long a container has been as it is makes no difference.
 *
 * @param images images that came, went or changed, in no order
 * @param containers containers alike
 */
public record Difference(List<Changed<Image>> images, List<Changed<Container>> containers) {

    private static final int MOST_IN_SUMMARY = 5;

    /** What became of a thing. */
    public enum Kind {
        /** It is new. */
        ADDED,
        /** It is another than it was. */
        CHANGED,
        /** It is gone. */
        REMOVED;

        /** The word in events, such as {@code added}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A thing that differs.
     *
     * @param kind what became of it
     * @param thing as it is in the later picture; if it is gone, as it was
     */
    public record Changed<T>(Kind kind, T thing) {}

    /** What the later has otherwise; what one of the two could not list is left out. */
    static Difference between(Snapshot before, Snapshot after) {
        return new Difference(
                before.knowsImages() && after.knowsImages()
                        ? new Sides<>(
                                        before.images(),
                                        after.images(),
                                        image -> before.image(image.id()),
                                        image -> after.image(image.id()),
                                        Image::shows)
                                .changed()
                        : List.of(),
                before.knowsContainers() && after.knowsContainers()
                        ? new Sides<>(
                                        before.containers(),
                                        after.containers(),
                                        container -> before.container(container.id()),
                                        container -> after.container(container.id()),
                                        Container::shows)
                                .changed()
                        : List.of());
    }

    /** The two lists of things of one kind, and how to find one of them in each. */
    private record Sides<T>(
            List<T> before,
            List<T> after,
            Function<T, Optional<T>> earlier,
            Function<T, Optional<T>> later,
            BiPredicate<T, T> same) {

        /** Walks both lists at once: most things are the very same object in the same place, and need not be looked at. */
        @SuppressWarnings("ReferenceEquality") // the very same object is meant
        List<Changed<T>> changed() {
            List<Changed<T>> changed = new ArrayList<>();
            int i = 0;
            int j = 0;
            while (i < before.size() || j < after.size()) {
                T old = i < before.size() ? before.get(i) : null;
                T now = j < after.size() ? after.get(j) : null;
                if (old != null && old != now && later.apply(old).isEmpty()) {
                    changed.add(new Changed<>(Kind.REMOVED, old));
                    i++;
                } else if (now != null && old != now && earlier.apply(now).isEmpty()) {
                    changed.add(new Changed<>(Kind.ADDED, now));
                    j++;
                } else {
                    if (now != null
                            && old != now
                            && !earlier.apply(now)
                                    .filter(was -> same.test(now, was))
                                    .isPresent()) {
                        changed.add(new Changed<>(Kind.CHANGED, now));
                    }
                    i++;
                    j++;
                }
            }
            return changed;
        }
    }

    /** Some of what differs, for a log: ids only. */
    String summary() {
        return Stream.concat(
                        images.stream()
                                .map(image -> image.kind().word() + " "
                                        + image.thing().id()),
                        containers.stream()
                                .map(container -> container.kind().word() + " container "
                                        + container.thing().id()))
                .limit(MOST_IN_SUMMARY)
                .collect(Collectors.joining(
                        ", ", "", size() > MOST_IN_SUMMARY ? " and more, " + size() + " in all" : ""));
    }

    /** In how many places they differ. */
    public int size() {
        return images.size() + containers.size();
    }
}
