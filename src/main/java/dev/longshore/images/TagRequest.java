package dev.longshore.images;

import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import dev.longshore.reference.ImageReference;
import dev.longshore.reference.InvalidReference;
import dev.longshore.representation.ReferenceFailure;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /images/{image}/tags}. */
@Schema(name = "TagRequest")
record TagRequest(
        @Schema(
                description = "The name to give; without a tag it gets latest.",
                example = "team/app:1.1",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String reference,

        @Schema(description = "Whether the tag may be taken from an image that holds it.", defaultValue = "false")
        @Nullable
        Boolean move) {

    /**
     * The tag to give.
     *
     * @throws Invalid {@code malformed-body} if there is none, {@code invalid-reference} if it does not parse, or has a digest
     */
    ImageReference tag() {
        if (reference == null) {
            throw new Invalid(
                    ProblemType.MALFORMED_BODY,
                    "reference is missing: the name to give, as {\"reference\":\"team/app:1.1\"}.");
        }
        try {
            return TagName.of(ImageReference.parse(reference));
        } catch (InvalidReference e) {
            throw ReferenceFailure.of(e, "", reference);
        }
    }

    boolean moves() {
        return Boolean.TRUE.equals(move);
    }
}
