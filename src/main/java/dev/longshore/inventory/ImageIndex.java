package dev.longshore.inventory;

import dev.longshore.engine.ImageRow;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The images of a snapshot by id and by name. */
final class ImageIndex {

    private final Map<ImageId, Image> byId;
    private final Map<ImageReference, Image> byReference;

    private ImageIndex(Map<ImageId, Image> byId, Map<ImageReference, Image> byReference) {
        this.byId = byId;
        this.byReference = byReference;
    }

    static ImageIndex of(List<ImageRow> rows, @Nullable Map<ImageId, List<Container>> containers) {
        Collection<ImageRow> images = oncePerId(rows);
        Map<ImageId, List<ImageId>> children = children(images);
        Map<ImageId, Image> byId = new LinkedHashMap<>();
        Map<ImageReference, Image> byReference = new HashMap<>();
        for (ImageRow row : images) {
            Image image = new Image(
                    row,
                    children.getOrDefault(row.id(), List.of()),
                    containers == null ? null : containers.getOrDefault(row.id(), List.of()));
            byId.put(row.id(), image);
            row.tags().forEach(tag -> byReference.put(tag, image));
            row.digests().forEach(digest -> byReference.put(digest, image));
        }
        return new ImageIndex(byId, byReference);
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
        return List.copyOf(byId.values());
    }

    Optional<Image> byId(ImageId id) {
        return Optional.ofNullable(byId.get(id));
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
