package dev.longshore.images;

import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import dev.longshore.reference.ImageReference;
import dev.longshore.transfers.Pull;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /images/pulls}. */
@Schema(name = "PullRequest")
record PullRequest(
        @Schema(
                description = "What to pull; without a tag or digest it means latest.",
                example = "team/app:1.0",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String reference,

        @Schema(description = "os[/architecture[/variant]]; the engine's own without it.", example = "linux/arm64")
        @Nullable
        String platform,

        @Schema(description = "Whether every tag of the repository is pulled.", defaultValue = "false") @Nullable
        Boolean allTags,

        @Schema(
                description =
                        "Credentials for this pull alone, in place of those kept for the registry. Nobody joins such a"
                                + " pull.")
        @Nullable
        CredentialsBody credentials) {

    /**
     * The pull that is asked for.
     *
     * @throws Invalid {@code malformed-body}, {@code invalid-parameter}
     * @throws dev.longshore.reference.InvalidReference if the reference does not parse
     */
    Pull pull() {
        if (reference == null) {
            throw new Invalid(
                    ProblemType.MALFORMED_BODY,
                    "reference is missing: what to pull, as {\"reference\":\"team/app:1.0\"}.");
        }
        ImageReference typed = ImageReference.parse(reference);
        return Pull.of(
                typed,
                Boolean.TRUE.equals(allTags),
                platform,
                credentials == null
                        ? null
                        : credentials.login(typed.repository().domain()));
    }

    /** All that makes it another request, without the secrets. */
    List<?> identity() {
        return Arrays.asList(
                reference, platform, allTags, credentials == null ? null : credentials.user(), credentials != null);
    }
}
