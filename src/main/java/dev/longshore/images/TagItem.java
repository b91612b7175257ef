package dev.longshore.images;

import dev.longshore.reference.ImageReference;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;

/** A name of an image. */
@Schema(name = "Tag")
record TagItem(
        @Schema(description = "Repository and tag, as it is sent back.")
        String reference,

        @Schema(description = "The repository, as Docker prints it.")
        String repository,

        @Schema(description = "The tag alone.") String tag) {

    /** The item of a reference that has a tag. */
    static TagItem of(ImageReference reference) {
        return new TagItem(reference.shortest(), reference.repository().familiar(), Objects.toString(reference.tag()));
    }
}
