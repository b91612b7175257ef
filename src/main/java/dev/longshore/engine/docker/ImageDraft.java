package dev.longshore.engine.docker;

import dev.longshore.engine.ImageRow;
import dev.longshore.engine.LabelCollector;
import dev.longshore.engine.LabelSet;
import dev.longshore.engine.docker.PlatformDraft.Manifests;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageReference;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** A row of the list of images while it is read. */
final class ImageDraft {

    private @Nullable ImageId id;
    private @Nullable ImageId parent;
    private final Set<String> tags = new LinkedHashSet<>();
    private final Set<String> digests = new LinkedHashSet<>();
    private @Nullable Instant createdAt;
    private @Nullable Long sizeBytes;
    private LabelSet labels = LabelSet.of(Map.of());
    private Manifests manifests = Manifests.NONE;
    private boolean oneDigestOnly;

    /** Reads the object at whose beginning the parser stands. */
    static ImageDraft read(JsonParser row, LabelCollector labels) throws WrongShape {
        ImageDraft draft = new ImageDraft();
        Json.fields(row, (name, value) -> draft.field(name, value, labels));
        return draft;
    }

    /** @throws WrongShape if the row has no id: nothing could be said of it, and leaving it out would hide an image */
    ImageId id() throws WrongShape {
        if (id == null) {
            throw new WrongShape("an image without an id");
        }
        return id;
    }

    /** Takes in another row of the same id: engines list an image twice that was loaded twice. */
    ImageDraft merge(ImageDraft other) {
        parent = parent == null ? other.parent : parent;
        tags.addAll(other.tags);
        digests.addAll(other.digests);
        createdAt = createdAt == null ? other.createdAt : createdAt;
        sizeBytes = sizeBytes == null ? other.sizeBytes : sizeBytes;
        labels = labels.shown().isEmpty() ? other.labels : labels;
        manifests = manifests.platforms().isEmpty() ? other.manifests : manifests;
        return this;
    }

    /** The size is {@code Size} of the list. */
    void size(@Nullable Long bytes) {
        sizeBytes = bytes;
    }

    /** The size is the sum over the manifests. */
    void sizeFromManifests() {
        sizeBytes = manifests.totalBytes();
    }

    /** Of all repositories, the digest of the one is meant that the containerd store lists. */
    void oneDigestOnly() {
        oneDigestOnly = true;
    }

    /** The containerd store lists the name of an image that was pulled by digest among the tags. */
    ImageRow row(Names names) {
        Set<ImageReference> tagged = names.references(tags);
        Set<ImageReference> digested = names.references(digests);
        if (oneDigestOnly) {
            digested.retainAll(digestListed(tagged, digested));
        }
        tagged.stream().filter(name -> name.digest() != null).forEach(digested::add);
        tagged.removeAll(digested);
        return new ImageRow(
                Objects.requireNonNull(id),
                parent,
                List.copyOf(tagged),
                List.copyOf(digested),
                createdAt,
                sizeBytes,
                labels,
                manifests.platforms());
    }

    /** The containerd store keeps images by name in their order, and lists the last one's repository with the digest. */
    private static Set<ImageReference> digestListed(Set<ImageReference> names, Set<ImageReference> digested) {
        return names.stream()
                .max(Comparator.naturalOrder())
                .map(last -> digested.stream().filter(name -> name.repository().equals(last.repository())))
                .orElseGet(Stream::empty)
                .collect(Collectors.toSet());
    }

    void field(String name, JsonParser value, LabelCollector collector) throws WrongShape {
        switch (name) {
            case "Id" -> id = Names.imageId(Json.text(value));
            case "ParentId" -> parent = Names.imageId(Json.text(value));
            case "RepoTags" -> tags.addAll(Json.texts(value));
            case "RepoDigests" -> digests.addAll(Json.texts(value));
            case "Created" -> createdAt = Times.inSeconds(value);
            case "Size" -> sizeBytes = Json.amount(value);
            case "Labels" -> labels = Json.labels(value, collector);
            case "Manifests" -> manifests = PlatformDraft.manifests(value);
            default -> {}
        }
    }
}
