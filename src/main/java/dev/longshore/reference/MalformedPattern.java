package dev.longshore.reference;

import java.io.Serial;

/** A name pattern that Go's {@code path.Match} would answer with {@code ErrBadPattern}; the message says what is wrong. */
public final class MalformedPattern extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int position;

    MalformedPattern(String pattern, int position, String fault) {
        super("The pattern %s is malformed after %d characters: %s.".formatted(Text.quoted(pattern), position, fault));
        this.position = position;
    }

    /** How many characters (code points) of the pattern could be read. */
    public int position() {
        return position;
    }
}
