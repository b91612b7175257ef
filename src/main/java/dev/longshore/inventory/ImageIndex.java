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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The images of a snapshot by id and by name. The next one shares all that has not changed, so that a change costs about the
 * same among few and among many.
 */
final class ImageIndex {

    private static final int MOST_ORDERS = 4;

    private final PMap<ImageId, Image> byId;
    private final PMap<ImageReference, Image> byReference;
    private final PMap<ImageId, List<ImageId>> children;
    private final List<Image> all;

    /** By what orderings are marked with; a few, since anybody can think of more. */
    private final Map<String, Sorted> orders = new ConcurrentHashMap<>();

    private ImageIndex(
            PMap<ImageId, Image> byId,
            PMap<ImageReference, Image> byReference,
            PMap<ImageId, List<ImageId>> children,
            List<Image> all) {
        this.byId = byId;
        this.byReference = byReference;
        this.children = children;
        this.all = all;
    }

    private record Sorted(Ordering<Image> ordering, List<Image> images) {

        Sorted with(List<Edit<Image>> edits) {
            return new Sorted(ordering, Edit.inOrder(images, edits, ordering));
        }
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
        return new ImageIndex(
                HashTreePMap.from(byId),
                HashTreePMap.from(byReference),
                HashTreePMap.from(children),
                List.copyOf(byId.values()));
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
        Next next = new Next(used);
        read.forEach((id, row) -> next.take(id, row.orElse(null)));
        return next.index(containers);
    }

    /** The index that follows this one, while it is made. */
    private final class Next {

        private final Set<ImageId> touched;
        private PMap<ImageId, Image> images = byId;
        private PMap<ImageReference, Image> names = byReference;
        private PMap<ImageId, List<ImageId>> families = children;

        Next(Set<ImageId> used) {
            touched = new LinkedHashSet<>(used);
        }

        void take(ImageId id, @Nullable ImageRow row) {
            Image before = images.get(id);
            if (before != null) {
                ImageIndex.names(before.row()).forEach(name -> forget(name, before));
            }
            adopt(id, before == null ? null : before.row().parent(), row == null ? null : row.parent());
            images = row == null ? images.minus(id) : images.plus(id, new Image(sized(row, before), List.of(), null));
            touched.add(id);
        }

        /** Some engines tell the size in the list only. */
        private static ImageRow sized(ImageRow row, @Nullable Image before) {
            return before == null || row.sizeBytes() != null
                    ? row
                    : row.sized(before.row().sizeBytes());
        }

        private void forget(ImageReference name, Image holder) {
            if (holder.equals(names.get(name))) {
                names = names.minus(name);
            }
        }

        /** Moves a child from one parent to another; both are others by that. */
        private void adopt(ImageId child, @Nullable ImageId from, @Nullable ImageId to) {
            if (Objects.equals(from, to)) {
                return;
            }
            if (from != null) {
                List<ImageId> rest = without(families.getOrDefault(from, List.of()), child);
                families = rest.isEmpty() ? families.minus(from) : families.plus(from, rest);
                touched.add(from);
            }
            if (to != null) {
                families = families.plus(to, sorted(families.getOrDefault(to, List.of()), List.of(child)));
                touched.add(to);
            }
        }

        ImageIndex index(@Nullable Map<ImageId, List<Container>> containers) {
            List<Edit<Image>> edits = new ArrayList<>();
            for (ImageId id : touched) {
                Image listed = images.get(id);
                Edit<Image> edit =
                        Edit.of(byId.get(id), listed == null ? null : image(listed.row(), families, containers));
                Image now = edit.is();
                if (now != null) {
                    images = images.plus(id, now);
                    ImageIndex.names(now.row()).forEach(name -> names = names.plus(name, now));
                }
                if (edit.changes()) {
                    edits.add(edit);
                }
            }
            if (edits.isEmpty()) {
                return ImageIndex.this;
            }
            ImageIndex index = new ImageIndex(images, names, families, Edit.in(all, edits));
            orders.forEach((mark, order) -> index.orders.put(mark, order.with(edits)));
            return index;
        }
    }

    private static List<ImageId> without(List<ImageId> ids, ImageId gone) {
        return ids.stream().filter(id -> !id.equals(gone)).toList();
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
        Sorted known = orders.get(ordering.mark());
        if (known != null) {
            return known.images();
        }
        List<Image> sorted = ordering.sort(all);
        if (orders.size() < MOST_ORDERS) {
            orders.put(ordering.mark(), new Sorted(ordering, sorted));
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
