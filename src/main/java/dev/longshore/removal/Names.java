package dev.longshore.removal;

import dev.longshore.inventory.Image;
import dev.longshore.reference.ImageReference;
import dev.longshore.reference.Repository;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The names of an image as an engine counts them.
 *
 * @param tags with a tag
 * @param digests with a digest
 */
record Names(List<ImageReference> tags, List<ImageReference> digests) {

    /** The graphdriver store keeps both kinds. */
    static Names onGraphdriver(Image image) {
        return new Names(image.tags(), image.digests());
    }

    /** The containerd store tells of a digest for each repository; only where that has no tag is it a name of its own. */
    static Names onContainerd(Image image) {
        Set<Repository> tagged =
                image.tags().stream().map(ImageReference::repository).collect(Collectors.toSet());
        return new Names(
                image.tags(),
                image.digests().stream()
                        .filter(digest -> !tagged.contains(digest.repository()))
                        .toList());
    }

    List<ImageReference> all() {
        List<ImageReference> all = new ArrayList<>(tags);
        all.addAll(digests);
        return Collections.unmodifiableList(all);
    }

    /** Whether there is a name, at most one tag, and one repository for all (moby's {@code isSingleReference}). */
    boolean single() {
        return tags.size() <= 1
                && all().stream().map(ImageReference::repository).distinct().count() == 1;
    }

    /** What goes with a name: the digests of its repository, if it was the last tag there. */
    List<ImageReference> goingWith(ImageReference name) {
        List<ImageReference> going = new ArrayList<>(List.of(name));
        boolean lastTag = name.digest() == null
                && tags.stream()
                        .noneMatch(tag -> !tag.equals(name) && tag.repository().equals(name.repository()));
        if (lastTag) {
            digests.stream()
                    .filter(digest -> digest.repository().equals(name.repository()))
                    .forEach(going::add);
        }
        return Collections.unmodifiableList(going);
    }
}
