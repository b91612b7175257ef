package dev.longshore.images;

import dev.longshore.inventory.Image;
import dev.longshore.inventory.ReferenceFilter;
import dev.longshore.reference.ImageReference;
import dev.longshore.reference.Repository;
import dev.longshore.representation.Human;
import dev.longshore.representation.TextTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code docker images} prints into a pipe (docker/cli 28, {@code cli/command/formatter/image.go}). */
final class ImageTable {

    private static final String NONE = "<none>";
    private static final String UNKNOWN = "N/A";

    private final TextTable table = new TextTable("REPOSITORY", "TAG", "IMAGE ID", "CREATED", "SIZE");
    private final List<ReferenceFilter> references;
    private final Instant now;

    private ImageTable(List<ReferenceFilter> references, Instant now) {
        this.references = references;
        this.now = now;
    }

    /** The table; where references are asked for, an image has rows of only those of its names, as the engine has it. */
    static String print(List<Image> images, List<ReferenceFilter> references, Instant now) {
        ImageTable table = new ImageTable(references, now);
        images.forEach(table::add);
        return table.table.print();
    }

    private void add(Image image) {
        if (image.unnamed()) {
            row(NONE, NONE, image);
            return;
        }
        List<ImageReference> tags = image.tags().stream().filter(this::isWanted).toList();
        tags.forEach(tag -> row(tag.repository().familiar(), Objects.toString(tag.tag()), image));
        untagged(image, tags).forEach(repository -> row(repository.familiar(), NONE, image));
    }

    /** The repositories that name the image by digest only. */
    private Stream<Repository> untagged(Image image, List<ImageReference> tags) {
        Set<Repository> tagged = tags.stream().map(ImageReference::repository).collect(Collectors.toSet());
        return image.digests().stream()
                .filter(this::isWanted)
                .map(ImageReference::repository)
                .filter(repository -> !tagged.contains(repository))
                .distinct();
    }

    private boolean isWanted(ImageReference reference) {
        return references.isEmpty() || references.stream().anyMatch(filter -> filter.matches(reference));
    }

    private void row(String repository, String tag, Image image) {
        table.row(repository, tag, image.id().shortened(), created(image), size(image));
    }

    private String created(Image image) {
        Instant createdAt = image.createdAt();
        return createdAt == null ? UNKNOWN : Human.duration(Duration.between(createdAt, now)) + " ago";
    }

    private static String size(Image image) {
        Long size = image.row().sizeBytes();
        return size == null ? UNKNOWN : Human.size(size);
    }
}
