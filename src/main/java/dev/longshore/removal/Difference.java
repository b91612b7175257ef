package dev.longshore.removal;

import dev.longshore.engine.RemovalRecord;
import dev.longshore.inventory.Image;
import dev.longshore.inventory.Snapshot;
import dev.longshore.reference.Digest;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What went between two snapshots, of an image and its parents. The engine's own account is not enough: the containerd store
 * says it deleted an image that it keeps untagged for its children.
 *
 * @param untagged names that are gone from them
 * @param deleted those that are gone
 */
record Difference(List<ImageReference> untagged, List<ImageId> deleted) {

    static Difference between(Image image, Snapshot before, Snapshot after, Rules rules) {
        List<ImageReference> untagged = new ArrayList<>();
        List<ImageId> deleted = new ArrayList<>();
        for (Image each : Line.of(image, before)) {
            Optional<Image> left = after.image(each.id());
            rules.names(each).all().stream()
                    .filter(name -> left.filter(now -> has(now, name)).isEmpty())
                    .forEach(untagged::add);
            if (left.isEmpty()) {
                deleted.add(each.id());
            }
        }
        return new Difference(untagged.stream().sorted().toList(), List.copyOf(deleted));
    }

    /** By the engine's account, for when it cannot be looked at any more. */
    static Difference of(List<RemovalRecord> records, Snapshot before) {
        List<ImageReference> untagged = new ArrayList<>();
        List<ImageId> deleted = new ArrayList<>();
        for (RemovalRecord record : records) {
            switch (record) {
                case RemovalRecord.Untagged(ImageReference reference) -> untagged.add(reference);
                case RemovalRecord.Deleted(Digest digest) ->
                    image(digest, before).ifPresent(deleted::add);
            }
        }
        return new Difference(untagged.stream().sorted().toList(), List.copyOf(deleted));
    }

    /** Layers are what the engine says is deleted and was no image. */
    static List<Digest> layers(List<RemovalRecord> records, Snapshot before) {
        return records.stream()
                .flatMap(record ->
                        record instanceof RemovalRecord.Deleted(Digest digest) ? Stream.of(digest) : Stream.of())
                .filter(digest -> image(digest, before).isEmpty())
                .toList();
    }

    private static Optional<ImageId> image(Digest digest, Snapshot snapshot) {
        return digest.algorithm().equals("sha256")
                ? snapshot.image(new ImageId(digest.hex())).map(Image::id)
                : Optional.empty();
    }

    private static boolean has(Image image, ImageReference name) {
        return image.row().tags().contains(name) || image.row().digests().contains(name);
    }
}
