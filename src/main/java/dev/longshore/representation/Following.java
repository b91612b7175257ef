package dev.longshore.representation;

import dev.longshore.problem.Invalid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** The forms in which work that goes on can be followed. */
public enum Following {
    /** Not at all: the answer says how it stands. */
    JSON(MediaType.APPLICATION_JSON),
    /** Server-sent events. */
    EVENTS(MediaType.TEXT_EVENT_STREAM),
    /** What the Docker CLI prints where it has no terminal. */
    TEXT(MediaType.TEXT_PLAIN);

    @SuppressWarnings("ImmutableEnumChecker") // a MediaType does not change
    private final MediaType mediaType;

    Following(MediaType mediaType) {
        this.mediaType = mediaType;
    }

    /**
     * The form an {@code Accept} header prefers.
     *
     * @param accept the header, null if there is none
     * @param offered those that can be had, the default first
     * @throws Invalid {@code not-acceptable}
     */
    public static Following accepted(@Nullable String accept, List<Following> offered) {
        return offered.get(Accepted.best(
                accept, offered.stream().map(form -> form.mediaType).toList()));
    }
}
