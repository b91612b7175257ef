package dev.longshore.inventory;

import dev.longshore.engine.ImageRow;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An image in a snapshot.
 *
 * @param row what the engine's list says of it
 * @param children the images built or committed from it
 * @param containers the containers that run on it, stopped ones too; null if the engine does not let us list containers
 */
public record Image(
        ImageRow row, List<ImageId> children, @Nullable List<Container> containers) {

    private static final Comparator<ImageReference> AS_SHOWN =
            Comparator.comparing(ImageReference::familiar).thenComparing(Comparator.naturalOrder());

    /** Its full id. */
    public ImageId id() {
        return row.id();
    }

    /** Its names with a tag, sorted as they are shown. */
    public List<ImageReference> tags() {
        return row.tags().stream().sorted(AS_SHOWN).toList();
    }

    /** Its names with a digest, sorted as they are shown. */
    public List<ImageReference> digests() {
        return row.digests().stream().sorted(AS_SHOWN).toList();
    }

    /** When it was built, if known. */
    public @Nullable Instant createdAt() {
        return row.createdAt();
    }

    /** Whether its id is the digest that a repository names it by, as on the containerd store. */
    public boolean isNamedByItsId() {
        return row.digests().stream()
                .map(ImageReference::digest)
                .anyMatch(digest -> digest != null && digest.toString().equals(id().toString()));
    }

    /** Whether nothing names it: no tag, no digest. */
    public boolean unnamed() {
        return row.tags().isEmpty() && row.digests().isEmpty();
    }

    /** Whether it has no name and no child. */
    public boolean dangling() {
        return unnamed() && children.isEmpty();
    }

    /** Whether it is only a step on the way to another image: no name, but a child. */
    public boolean intermediate() {
        return unnamed() && !children.isEmpty();
    }

    /** Whether the other says the same of the same image and of who uses it. */
    boolean shows(Image other) {
        return row.equals(other.row) && children.equals(other.children) && Objects.equals(users(), other.users());
    }

    /** Its containers as a list of images shows them, in no order; null if unknown. */
    private @Nullable Set<List<Object>> users() {
        return containers == null
                ? null
                : containers.stream()
                        .map(each -> List.<Object>of(
                                each.id(),
                                each.names(),
                                String.valueOf(each.row().state())))
                        .collect(Collectors.toSet());
    }

    /** Its state, as {@code If-Match} compares it: id, references, digests. */
    public List<String> state() {
        List<String> state = new ArrayList<>(List.of(id().toString()));
        tags().forEach(tag -> state.add(tag.canonical()));
        digests().forEach(digest -> state.add(digest.canonical()));
        return Collections.unmodifiableList(state);
    }
}
