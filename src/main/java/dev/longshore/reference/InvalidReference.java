package dev.longshore.reference;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A text that is not an image reference (or id, tag or digest, where one of those was asked for). The message is one or two
 * sentences for the person who typed it, in printable ASCII whatever the text held.
 */
public final class InvalidReference extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Why Docker's parser refuses a text; each has the library's error in one word. */
    public enum Reason {
        /** Not of the form {@code [host[:port]/]path[:tag][@digest]}. */
        FORMAT("format"),
        /** The repository name holds upper case. */
        UPPERCASE("uppercase"),
        /** A bare name of 64 hex digits, which can only be an id. */
        HEX_IDENTIFIER("hex-identifier"),
        /** The path has more than 255 characters, the domain not counted. */
        NAME_TOO_LONG("name-too-long"),
        /** The digest is not written as its algorithm demands. */
        DIGEST_FORMAT("digest-format"),
        /** The digest has too few or too many digits for its algorithm. */
        DIGEST_LENGTH("digest-length"),
        /** The digest's algorithm is none of sha256, sha384 and sha512. */
        DIGEST_UNSUPPORTED("digest-unsupported");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        /** The reason in one lower-case word, stable, for programs. */
        public String word() {
            return word;
        }
    }

    private final Reason reason;
    private final String part;
    private final @Nullable String proposal;

    InvalidReference(Reason reason, String part, String sentence) {
        this(reason, part, sentence, null);
    }

    private InvalidReference(Reason reason, String part, String sentence, @Nullable String proposal) {
        super(sentence, null, false, false);
        this.reason = reason;
        this.part = part;
        this.proposal = proposal;
    }

    /** Why the text is refused. */
    public Reason reason() {
        return reason;
    }

    /** The part of the text that is at fault, as it was typed: it may be empty and may hold any character. */
    public String part() {
        return part;
    }

    /** A text like the refused one that would be accepted in its place, or null where there is none. */
    public @Nullable String proposal() {
        return proposal;
    }

    InvalidReference proposing(@Nullable String accepted) {
        return new InvalidReference(reason, part, sentence(), accepted);
    }

    private String sentence() {
        String sentence = getMessage();
        return sentence == null ? "" : sentence;
    }
}
