package dev.longshore.images;

import dev.longshore.problem.Failure;
import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import dev.longshore.reference.ImageName;
import dev.longshore.reference.InvalidReference;
import dev.longshore.representation.ReferenceFailure;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /images/removals}. */
@Schema(name = "RemovalsRequest")
record RemovalsRequest(
        @ArraySchema(
                minItems = 1,
                maxItems = MOST,
                arraySchema =
                        @Schema(
                                description =
                                        "Names or ids, removed in this order; each sees what the ones before it did.",
                                requiredMode = Schema.RequiredMode.REQUIRED))
        @Nullable
        List<@Nullable String> images,

        @Schema(description = "Whether what can be overruled is; needs the role admin.", defaultValue = "false")
        @Nullable
        Boolean force,

        @Schema(description = "Whether untagged parents stay.", defaultValue = "false") @Nullable
        Boolean noPrune) {

    private static final int MOST = 1000;

    /**
     * What is to be removed, in order.
     *
     * @throws Invalid {@code malformed-body} if there is nothing, or too much; {@code invalid-reference} of the first that
     *     does not parse
     */
    List<Named> names() {
        if (images == null || images.isEmpty() || images.size() > MOST) {
            throw refuse("images has to be a list of 1 to " + MOST + " names or ids.");
        }
        return images.stream().map(RemovalsRequest::named).toList();
    }

    private static Named named(@Nullable String text) {
        if (text == null) {
            throw refuse("images holds null where a name or an id should be.");
        }
        try {
            return new Named(text, ImageName.parse(text));
        } catch (InvalidReference e) {
            throw ReferenceFailure.of(e, "Nothing was removed: ", text);
        }
    }

    private static Failure refuse(String detail) {
        return new Invalid(ProblemType.MALFORMED_BODY, detail);
    }

    /**
     * One of them.
     *
     * @param text as it was sent
     * @param name as it was read
     */
    record Named(String text, ImageName name) {}
}
