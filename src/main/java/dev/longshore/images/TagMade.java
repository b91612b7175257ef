package dev.longshore.images;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A tag that an image has now. */
@Schema(name = "TagMade")
record TagMade(
        @Schema(description = "Full id of the image.") String imageId,

        @Schema(description = "Repository and tag, as it is sent back.")
        String reference,

        @Schema(description = "The repository, as Docker prints it.")
        String repository,

        @Schema(description = "The tag alone.") String tag,

        @Schema(description = "Id of the image that had the tag before; absent if none had.") @Nullable
        String movedFrom) {}
