package dev.longshore.registries;

import dev.longshore.reference.ImageReference;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How an image stands to what its tag names in the registry.
 *
 * @param tag the tag
 * @param state the verdict
 * @param localDigests the digests by which the engine knows the image in that repository
 * @param remoteDigest what the tag names in the registry; null if unknown
 * @param cause why it is not known; null if it is
 * @param checkedAt when the registry was asked
 */
public record Standing(
        ImageReference tag,
        State state,
        List<String> localDigests,
        @Nullable String remoteDigest,
        @Nullable Cause cause,
        @Nullable Instant checkedAt) {

    /** The verdicts. */
    public enum State {
        /** The registry has the same under this tag. */
        CURRENT,
        /** The registry has something else. */
        OUTDATED,
        /** It is not known what the registry has, or there is nothing to compare it with. */
        UNKNOWN;

        /** Such as {@code current}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Why it is not known.
     *
     * @param code a problem's code, or {@code no-local-digest} for an image that was neither pulled nor pushed
     * @param detail for people
     */
    public record Cause(String code, String detail) {}
}
