package dev.longshore.images;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.longshore.engine.PlatformRow;
import dev.longshore.inventory.Image;
import dev.longshore.inventory.ImageConfig;
import dev.longshore.inventory.ImageFacts;
import dev.longshore.inventory.Resolution;
import dev.longshore.reference.ImageId;
import dev.longshore.representation.View;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An image with everything that is known of it. */
@Schema(name = "ImageDetail")
record ImageDetail(
        @JsonUnwrapped ImageItem item,
        @Schema(description = "As in Go's GOOS.") @Nullable String os,

        @Schema(description = "As in Go's GOARCH.") @Nullable
        String architecture,

        @Schema(description = "Such as v8.") @Nullable String variant,
        @Schema(description = "Who made it.") @Nullable String author,

        @Schema(description = "What was said when it was committed.") @Nullable
        String comment,

        @Schema(description = "What containers made from it start with. For viewers env holds names only.")
        ImageConfig config,

        @Schema(description = "The layers, the lowest first.")
        List<Layer> layers,

        @Schema(description = "Id of the image it was built or committed from, where the engine knows.") @Nullable
        String parent,

        @Schema(description = "Ids of the images built or committed from it.")
        List<String> children,

        @Schema(description = "What its blobs take, compressed, of all platforms that are here; absent if unknown.")
        @Nullable
        Long contentBytes,

        @Schema(description = "What its layers take, unpacked, of all platforms that are here; absent if unknown.")
        @Nullable
        Long unpackedBytes,

        @Schema(
                description =
                        "Other images whose ids begin with the text that was asked for, which is a name of this one;"
                                + " absent if there are none.")
        @Nullable
        List<String> alsoMatches) {

    /** A layer. */
    @Schema(name = "ImageLayer")
    record Layer(
            @Schema(description = "Digest of its unpacked content.")
            String diffId,

            @Schema(description = "What it takes unpacked; absent where the history does not tell.") @Nullable
            Long sizeBytes) {

        static Layer of(ImageFacts.Layer layer) {
            return new Layer(layer.diffId().toString(), layer.sizeBytes());
        }
    }

    static ImageDetail of(Resolution found, ImageFacts facts, View view) {
        Image image = found.image();
        return new ImageDetail(
                ImageItem.of(image).withLabels(facts.config().labels()),
                facts.os(),
                facts.architecture(),
                facts.variant(),
                facts.author(),
                facts.comment(),
                view == View.FULL ? facts.config() : facts.config().masked(),
                facts.layers().stream().map(Layer::of).toList(),
                Objects.toString(image.row().parent(), null),
                ids(image.children()),
                sum(image, PlatformRow::contentBytes),
                sum(image, PlatformRow::unpackedBytes),
                found.alsoMatches().isEmpty() ? null : ids(found.alsoMatches()));
    }

    private static List<String> ids(List<ImageId> ids) {
        return ids.stream().map(ImageId::toString).toList();
    }

    private static @Nullable Long sum(Image image, Function<PlatformRow, @Nullable Long> part) {
        List<PlatformRow> rows = image.row().platforms();
        if (rows.isEmpty() || rows.stream().anyMatch(row -> part.apply(row) == null)) {
            return null;
        }
        return rows.stream()
                .mapToLong(row -> Objects.requireNonNull(part.apply(row)))
                .sum();
    }
}
