package dev.longshore.representation;

import dev.longshore.problem.Invalid;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** The forms in which a list can be had. */
public enum Format {
    /** The default, also for an {@code Accept} header of only wildcards. */
    JSON(MediaType.APPLICATION_JSON),
    /** What the Docker CLI prints into a pipe. */
    TEXT(MediaType.TEXT_PLAIN);

    @SuppressWarnings("ImmutableEnumChecker") // a MediaType does not change
    private final MediaType mediaType;

    Format(MediaType mediaType) {
        this.mediaType = mediaType;
    }

    /**
     * The form an {@code Accept} header prefers.
     *
     * @param accept the header, null if there is none
     * @throws Invalid {@code not-acceptable} if the header accepts neither form or is malformed
     */
    public static Format accepted(@Nullable String accept) {
        return values()[
                Accepted.best(
                        accept,
                        Stream.of(values()).map(format -> format.mediaType).toList())];
    }
}
