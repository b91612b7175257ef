package dev.longshore.images;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The objects around lists. */
final class Answers {

    private Answers() {}

    /** A list of images. */
    @Schema(name = "ImageList")
    record ImageList(
            List<ImageItem> items,

            @Schema(description = "The after of the next page; absent at the end.") @Nullable
            String next) {}

    /** A history, newest step first. */
    @Schema(name = "History")
    record HistoryList(List<HistoryItem> items) {}

    /** The tags of an image, sorted. */
    @Schema(name = "TagList")
    record TagList(
            @Schema(description = "Full id of the image.") String imageId, List<TagItem> items) {}

    /** One tag. */
    @Schema(name = "TagDetail")
    record TagDetail(
            @Schema(description = "Full id of the image.") String imageId,

            @Schema(description = "Repository and tag, as it is sent back.")
            String reference,

            @Schema(description = "The repository, as Docker prints it.")
            String repository,

            @Schema(description = "The tag alone.") String tag) {}
}
