package dev.longshore.reference;

import dev.longshore.reference.InvalidReference.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A full image id. Which bytes it is the digest of depends on the engine's image store.
 *
 * @param hex 64 lower-case hex digits, without {@code sha256:}
 */
public record ImageId(String hex) implements Comparable<ImageId> {
    static final String ALGORITHM = "sha256:";
    private static final int DIGITS = 64;
    private static final int SHORTENED = 12;

    /** @throws InvalidReference if the text is not 64 lower-case hex digits */
    public ImageId {
        if (!isHex(hex)) {
            throw refusal(hex, "An image id");
        }
    }

    /**
     * Reads a full id, with or without {@code sha256:}.
     *
     * @throws InvalidReference if the text is anything else, a prefix of an id included
     */
    public static ImageId parse(String text) {
        return new ImageId(withoutAlgorithm(text));
    }

    static @Nullable ImageId recognise(String text) {
        String hex = withoutAlgorithm(text);
        return isHex(hex) ? new ImageId(hex) : null;
    }

    static String withoutAlgorithm(String text) {
        return text.startsWith(ALGORITHM) ? text.substring(ALGORITHM.length()) : text;
    }

    static boolean isHex(String text) {
        return Text.isLowerHex(text, DIGITS);
    }

    static InvalidReference refusal(String text, String what) {
        String sentence = "%s has %d lower-case hex digits; %s has not.".formatted(what, DIGITS, Text.quoted(text));
        return new InvalidReference(Reason.FORMAT, text, sentence);
    }

    /** The first 12 digits, as Docker's tables show it. */
    public String shortened() {
        return hex.substring(0, SHORTENED);
    }

    @Override
    public int compareTo(ImageId other) {
        return hex.compareTo(other.hex);
    }

    /** The id as the Engine writes it: {@code sha256:} and 64 hex digits. */
    @Override
    public String toString() {
        return ALGORITHM + hex;
    }
}
