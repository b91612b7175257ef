package dev.longshore.inventory;

import dev.longshore.engine.ImageRow;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The images of a snapshot by id and by name. */
final class ImageIndex {

    private static final int MOST_ORDERS = 4;

    private final Map<ImageId, Image> byId;
    private final Map<ImageReference, Image> byReference;
    private final Map<ImageId, List<ImageId>> children;
    private final List<Image> all;

    /** By what orderings are marked with; a few, since anybody can think of more. */
    private final Map<String, List<Image>> orders = new ConcurrentHashMap<>();

    private ImageIndex(
            Map<ImageId, Image> byId, Map<ImageReference, Image> byReference, Map<ImageId, List<ImageId>> children) {
        this.byId = byId;
        this.byReference = byReference;
        this.children = children;
        this.all = List.copyOf(byId.values());
    }

    static ImageIndex of(List<ImageRow> rows, @Nullable Map<ImageId, List<Container>> containers) {
        Collection<ImageRow> images = oncePerId(rows);
        Map<ImageId, List<ImageId>> children = children(images);
        Map<ImageId, Image> byId = new LinkedHashMap<>();
        Map<ImageReference, Image> byReference = new HashMap<>();
        for (ImageRow row : images) {
            Image image = image(row, children, containers);
            byId.put(row.id(), image);
            names(row).forEach(name -> byReference.put(name, image));
        }
        return new ImageIndex(byId, byReference, children);
    }

    /**
     * The same with some images as they are now; all others stay the very objects they were.
     *
     * @param read what was read again; empty for an image that is gone
     * @param used images whose containers have changed
     * @param containers as for {@link #of}
     */
    ImageIndex with(
            Map<ImageId, Optional<ImageRow>> read,
            Set<ImageId> used,
            @Nullable Map<ImageId, List<Container>> containers) {
        Map<ImageId, Image> images = new LinkedHashMap<>(byId);
        Map<ImageReference, Image> names = new HashMap<>(byReference);
        Map<ImageId, List<ImageId>> families = new HashMap<>(children);
        Set<ImageId> again = new LinkedHashSet<>(used);
        read.forEach((id, row) -> {
            Image before = images.get(id);
            if (before != null) {
                names(before.row()).forEach(name -> names.remove(name, before));
            }
            again.addAll(
                    adopted(id, before == null ? null : before.row().parent(), row.map(ImageRow::parent), families));
            row.ifPresentOrElse(now -> images.put(id, new Image(now, List.of(), null)), () -> images.remove(id));
            again.add(id);
        });
        for (ImageId id : again) {
            Image image = images.computeIfPresent(id, (same, old) -> image(old.row(), families, containers));
            if (image != null) {
                names(image.row()).forEach(name -> names.put(name, image));
            }
        }
        return new ImageIndex(images, names, families);
    }

    /** Moves a child from one parent to another; those of the two that are concerned. */
    private static List<ImageId> adopted(
            ImageId child, @Nullable ImageId from, Optional<ImageId> to, Map<ImageId, List<ImageId>> families) {
        if (to.filter(parent -> parent.equals(from)).isPresent()) {
            return List.of();
        }
        List<ImageId> concerned = new ArrayList<>();
        if (from != null) {
            families.computeIfPresent(from, (parent, ids) -> without(ids, child));
            concerned.add(from);
        }
        to.ifPresent(parent -> {
            families.merge(parent, List.of(child), ImageIndex::sorted);
            concerned.add(parent);
        });
        return concerned;
    }

    private static @Nullable List<ImageId> without(List<ImageId> ids, ImageId gone) {
        List<ImageId> rest = ids.stream().filter(id -> !id.equals(gone)).toList();
        return rest.isEmpty() ? null : rest;
    }

    private static List<ImageId> sorted(List<ImageId> some, List<ImageId> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().sorted().toList();
    }

    private static Image image(
            ImageRow row, Map<ImageId, List<ImageId>> children, @Nullable Map<ImageId, List<Container>> containers) {
        return new Image(
                row,
                children.getOrDefault(row.id(), List.of()),
                containers == null ? null : containers.getOrDefault(row.id(), List.of()));
    }

    private static Stream<ImageReference> names(ImageRow row) {
        return Stream.concat(row.tags().stream(), row.digests().stream());
    }

    /** Engines with the containerd store list an image a second time, without its names, after it was loaded again. */
    private static Collection<ImageRow> oncePerId(List<ImageRow> rows) {
        Map<ImageId, ImageRow> byId = new LinkedHashMap<>();
        rows.forEach(row -> byId.merge(row.id(), row, ImageIndex::withNamesOf));
        return byId.values();
    }

    private static ImageRow withNamesOf(ImageRow row, ImageRow other) {
        return new ImageRow(
                row.id(),
                row.parent() == null ? other.parent() : row.parent(),
                union(row.tags(), other.tags()),
                union(row.digests(), other.digests()),
                row.createdAt() == null ? other.createdAt() : row.createdAt(),
                row.sizeBytes() == null ? other.sizeBytes() : row.sizeBytes(),
                row.labels(),
                row.platforms().isEmpty() ? other.platforms() : row.platforms());
    }

    private static List<ImageReference> union(List<ImageReference> some, List<ImageReference> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }

    private static Map<ImageId, List<ImageId>> children(Collection<ImageRow> rows) {
        Map<ImageId, List<ImageId>> children = new HashMap<>();
        for (ImageRow row : rows) {
            ImageId parent = row.parent();
            if (parent != null) {
                children.computeIfAbsent(parent, id -> new ArrayList<>()).add(row.id());
            }
        }
        children.values().forEach(ids -> ids.sort(Comparator.naturalOrder())); // engines list equal times in any order
        return children;
    }

    List<Image> all() {
        return all;
    }

    List<Image> all(Ordering<Image> ordering) {
        List<Image> known = orders.get(ordering.mark());
        if (known != null) {
            return known;
        }
        List<Image> sorted = ordering.sort(all);
        if (orders.size() < MOST_ORDERS) {
            orders.put(ordering.mark(), sorted);
        }
        return sorted;
    }

    Optional<Image> byId(ImageId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Images that seem to have one and the same tag, since it moved while they were listed. */
    Set<ImageId> contested() {
        Set<ImageId> contested = new HashSet<>();
        byId.forEach((id, image) -> image.row().tags().forEach(tag -> {
            Image holder = byReference.get(tag);
            if (holder != null && !holder.id().equals(id)) {
                contested.addAll(Set.of(id, holder.id()));
            }
        }));
        return contested;
    }

    /** A tag beside a digest says nothing, as for the engine: the digest decides. */
    Optional<Image> byReference(ImageReference reference) {
        return Optional.ofNullable(byReference.get(reference.decisive())).or(() -> byOwnDigest(reference));
    }

    /**
     * On the containerd store an image answers to its own digest in every repository that it has a tag in; the list names
     * one of them only.
     */
    private Optional<Image> byOwnDigest(ImageReference reference) {
        return Optional.ofNullable(reference.digest())
                .filter(digest -> digest.algorithm().equals("sha256"))
                .flatMap(digest -> byId(new ImageId(digest.hex())))
                .filter(Image::isNamedByItsId)
                .filter(image -> image.row().tags().stream()
                        .anyMatch(tag -> tag.repository().equals(reference.repository())));
    }
}
