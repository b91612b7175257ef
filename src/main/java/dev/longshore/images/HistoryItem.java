package dev.longshore.images;

import dev.longshore.engine.HistoryRow;
import dev.longshore.inventory.Image;
import dev.longshore.inventory.ImageFacts;
import dev.longshore.inventory.Instruction;
import dev.longshore.inventory.Snapshot;
import dev.longshore.reference.ImageId;
import dev.longshore.representation.View;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A step of an image's history, as docker history shows it. */
@Schema(name = "HistoryStep")
record HistoryItem(
        @Schema(description = "Id of the image after this step; absent where there is no such image here.") @Nullable
        String id,

        @Schema(description = "When the step was made; absent if the image does not say.") @Nullable
        Instant createdAt,

        @Schema(description = "The instruction; for viewers without the values of ENV and ARG.") @Nullable
        String createdBy,

        @Schema(description = "Size of the step's layer, 0 for a step without one.") @Nullable
        Long sizeBytes,

        @Schema(description = "Names of the image after this step.")
        List<String> tags,

        @Schema(description = "What was said when the step was committed.") @Nullable
        String comment,

        @Schema(description = "Whether the step made no layer; absent where that cannot be told.") @Nullable
        Boolean emptyLayer) {

    /** The tags are those of the snapshot: the facts are older and stay as they are. */
    static HistoryItem of(ImageFacts.Step step, Snapshot snapshot, View view) {
        HistoryRow row = step.row();
        ImageId id = row.id();
        return new HistoryItem(
                id == null ? null : id.toString(),
                row.createdAt(),
                empty(view == View.FULL ? row.createdBy() : Instruction.masked(row.createdBy())),
                row.sizeBytes(),
                tags(id, snapshot),
                empty(row.comment()),
                step.emptyLayer());
    }

    private static List<String> tags(@Nullable ImageId id, Snapshot snapshot) {
        return Optional.ofNullable(id)
                .flatMap(snapshot::image)
                .map(Image::tags)
                .map(ImageItem::texts)
                .orElse(List.of());
    }

    private static @Nullable String empty(String text) {
        return text.isEmpty() ? null : text;
    }
}
