package dev.longshore.removal;

import dev.longshore.inventory.Image;
import dev.longshore.inventory.Snapshot;
import dev.longshore.reference.ImageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** An image and what it was built on. */
final class Line {

    private Line() {}

    /** The image and its parents, up to the first that is not there. */
    static List<Image> of(Image image, Snapshot snapshot) {
        List<Image> line = new ArrayList<>();
        Optional<Image> next = Optional.of(image);
        while (next.isPresent() && !line.contains(next.get())) {
            line.add(next.get());
            next = Optional.ofNullable(next.get().row().parent()).flatMap(snapshot::image);
        }
        return line;
    }

    /** The image, and if it prunes its parents up to the first that does not go. */
    static List<ImageId> going(Image image, Snapshot snapshot, boolean prunes, Predicate<Image> goes) {
        Stream<Image> parents = prunes ? of(image, snapshot).stream().skip(1).takeWhile(goes) : Stream.empty();
        return Stream.concat(Stream.of(image), parents).map(Image::id).toList();
    }
}
