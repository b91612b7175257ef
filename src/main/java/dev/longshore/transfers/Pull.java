package dev.longshore.transfers;

import dev.longshore.engine.RegistryLogin;
import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import dev.longshore.reference.ImageReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pull that is asked for.
 *
 * @param reference with a tag or digest, or a mere repository for all its tags
 * @param platform null for the engine's own
 * @param login one that came with the request and is kept nowhere; null for the one that is kept for the registry
 */
public record Pull(
        ImageReference reference,
        @Nullable String platform,
        @Nullable RegistryLogin login) {

    /**
     * The pull that these words ask for: without a tag it means {@code latest}, and all tags only when asked for.
     *
     * @throws Invalid {@code invalid-parameter} if the platform is none, or all tags are asked for beside one
     */
    public static Pull of(
            ImageReference typed, boolean allTags, @Nullable String platform, @Nullable RegistryLogin login) {
        if (allTags && !typed.isNameOnly()) {
            throw oneOrAll(typed);
        }
        String normal = platform == null ? null : Platform.parse(platform).toString();
        return new Pull(allTags ? typed : typed.withDefaultTag(), normal, login);
    }

    /** Whether it is of all tags of a repository. */
    public boolean isOfAllTags() {
        return reference.isNameOnly();
    }

    private static Invalid oneOrAll(ImageReference typed) {
        Invalid refused = new Invalid(
                ProblemType.INVALID_PARAMETER,
                "allTags pulls every tag of a repository, and " + typed.shortest()
                        + " names one image. Leave either allTags or the tag out.");
        refused.with("parameter", "allTags").with("value", "true").with("accepted", List.of("false"));
        return refused;
    }
}
