package dev.longshore.inventory;

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
                        ? changed(
                                before.images(),
                                after.images(),
                                image -> before.image(image.id()),
                                image -> after.image(image.id()),
                                Image::shows)
                        : List.of(),
                before.knowsContainers() && after.knowsContainers()
                        ? changed(
                                before.containers(),
                                after.containers(),
                                container -> before.container(container.id()),
                                container -> after.container(container.id()),
                                Container::shows)
                        : List.of());
    }

    @SuppressWarnings("ReferenceEquality") // most are the very same, and need not be compared
    private static <T> List<Changed<T>> changed(
            List<T> before,
            List<T> after,
            Function<T, Optional<T>> earlier,
            Function<T, Optional<T>> later,
            BiPredicate<T, T> same) {
        Stream<Changed<T>> there = after.stream().flatMap(thing -> {
            Optional<T> was = earlier.apply(thing);
            return was.isEmpty()
                    ? Stream.of(new Changed<>(Kind.ADDED, thing))
                    : was.filter(old -> old == thing || same.test(thing, old)).isPresent()
                            ? Stream.empty()
                            : Stream.of(new Changed<>(Kind.CHANGED, thing));
        });
        Stream<Changed<T>> gone = before.stream()
                .filter(thing -> later.apply(thing).isEmpty())
                .map(thing -> new Changed<>(Kind.REMOVED, thing));
        return Stream.concat(there, gone).toList();
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
