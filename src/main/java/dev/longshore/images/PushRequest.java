package dev.longshore.images;

import dev.longshore.engine.RegistryLogin;
import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import dev.longshore.reference.ImageReference;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /images/pushes}. */
@Schema(name = "PushRequest")
record PushRequest(
        @Schema(
                description = "The tag to push; without a tag it means latest.",
                example = "registry.example.com/team/app:1.0",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String reference,

        @Schema(
                description =
                        "Credentials for this push alone, in place of those kept for the registry. Nobody joins such a"
                                + " push.")
        @Nullable
        CredentialsBody credentials) {

    /**
     * The tag to push.
     *
     * @throws Invalid {@code malformed-body}
     * @throws dev.longshore.reference.InvalidReference if it does not parse, or has a digest
     */
    ImageReference tag() {
        if (reference == null) {
            throw new Invalid(
                    ProblemType.MALFORMED_BODY,
                    "reference is missing: the tag to push, as {\"reference\":\"registry.example.com/team/app:1.0\"}.");
        }
        return TagName.of(ImageReference.parse(reference));
    }

    @Nullable
    RegistryLogin login(ImageReference tag) {
        return credentials == null ? null : credentials.login(tag.repository().domain());
    }

    /** All that makes it another request, without the secrets. */
    List<?> identity() {
        return Arrays.asList(reference, credentials == null ? null : credentials.user(), credentials != null);
    }
}
