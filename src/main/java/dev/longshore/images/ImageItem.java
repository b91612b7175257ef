package dev.longshore.images;

import dev.longshore.engine.PlatformRow;
import dev.longshore.inventory.Container;
import dev.longshore.inventory.Image;
import dev.longshore.reference.ImageReference;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An image in a list. */
@Schema(name = "Image")
record ImageItem(
        @Schema(
                description =
                        "Full id, sha256: and 64 hex digits. It is the digest of the image's configuration, or on the"
                                + " containerd store of its manifest or index.")
        String id,

        @Schema(description = "Names with a tag, sorted; each names this very image when it is sent back.")
        List<String> references,

        @Schema(description = "Names with a digest, as repository@digest, sorted.")
        List<String> digests,

        @Schema(description = "When it was built; absent if the image does not say.") @Nullable
        Instant createdAt,

        @Schema(
                description =
                        "What the engine's list says: the unpacked layers, and on the containerd store the compressed"
                                + " content too, of all platforms that are here.")
        @Nullable
        Long sizeBytes,

        @Schema(description = "Labels by name; in lists the first 64 of them.")
        Map<String, String> labels,

        @Schema(description = "Whether there are more labels than shown.")
        boolean labelsTruncated,

        @Schema(description = "Whether it has neither a name nor a child.")
        boolean dangling,

        @Schema(
                description =
                        "The containers that run on it, stopped ones too; absent if the engine does not let us list"
                                + " them.")
        @Nullable
        List<Use> containers,

        @Schema(description = "The platforms of a multi-platform image; absent where the engine does not list them.")
        @Nullable
        List<Platform> platforms) {

    /** A container that runs on the image. */
    @Schema(name = "ImageUse")
    record Use(
            @Schema(description = "Full id, 64 hex digits.") String id,

            @Schema(description = "Its name; absent while it is being removed.") @Nullable
            String name,

            @Schema(description = "The engine's word for its state, such as running or exited.") @Nullable
            String state) {

        static Use of(Container container) {
            return new Use(
                    container.id().toString(), container.name(), container.row().state());
        }
    }

    /** One platform of a multi-platform image. */
    @Schema(name = "ImagePlatform")
    record Platform(
            @Schema(description = "As in Go's GOOS.") String os,
            @Schema(description = "As in Go's GOARCH.") String architecture,
            @Schema(description = "Such as v8.") @Nullable String variant,

            @Schema(description = "Digest of the platform's manifest.")
            String digest,

            @Schema(description = "Whether all of its content is here.")
            boolean available) {

        static Platform of(PlatformRow row) {
            return new Platform(
                    row.os(), row.architecture(), row.variant(), row.digest().toString(), row.available());
        }
    }

    static ImageItem of(Image image) {
        return new ImageItem(
                image.id().toString(),
                texts(image.tags()),
                texts(image.digests()),
                image.createdAt(),
                image.row().sizeBytes(),
                image.row().labels().shown(),
                image.row().labels().truncated(),
                image.dangling(),
                uses(image),
                platforms(image));
    }

    /** The same with all labels. */
    ImageItem withLabels(Map<String, String> all) {
        return new ImageItem(
                id, references, digests, createdAt, sizeBytes, all, false, dangling, containers, platforms);
    }

    static List<String> texts(List<ImageReference> references) {
        return references.stream().map(ImageReference::shortest).toList();
    }

    private static @Nullable List<Use> uses(Image image) {
        List<Container> containers = image.containers();
        return containers == null ? null : containers.stream().map(Use::of).toList();
    }

    private static @Nullable List<Platform> platforms(Image image) {
        List<PlatformRow> rows = image.row().platforms();
        return rows.isEmpty() ? null : rows.stream().map(Platform::of).toList();
    }
}
