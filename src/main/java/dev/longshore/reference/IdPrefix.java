package dev.longshore.reference;

import org.jspecify.annotations.Nullable;

/**
 * A text that can be the beginning of ids: 1 to 63 lower-case hex digits. How many are enough is for the caller to say.
 *
 * @param hex the digits, without {@code sha256:}
 * @param algorithmGiven whether {@code sha256:} stood before them, which makes it a prefix of image ids only
 */
public record IdPrefix(String hex, boolean algorithmGiven) {
    private static final int MOST_DIGITS = 63;

    /** @throws InvalidReference if the text is not 1 to 63 lower-case hex digits */
    public IdPrefix {
        if (!isPrefix(hex)) {
            throw new InvalidReference(
                    InvalidReference.Reason.FORMAT,
                    hex,
                    "The beginning of an id has 1 to %d lower-case hex digits; %s has not."
                            .formatted(MOST_DIGITS, Text.quoted(hex)));
        }
    }

    /** The prefix that the text is, with or without {@code sha256:}, or null where no id can begin like that. */
    public static @Nullable IdPrefix recognise(String text) {
        String hex = ImageId.withoutAlgorithm(text);
        return isPrefix(hex) ? new IdPrefix(hex, hex.length() < text.length()) : null;
    }

    private static boolean isPrefix(String hex) {
        return !hex.isEmpty() && hex.length() <= MOST_DIGITS && Text.isLowerHex(hex);
    }

    /** How many hex digits there are: 1 to 63. */
    public int digits() {
        return hex.length();
    }

    /** Whether the id begins so. */
    public boolean matches(ImageId id) {
        return id.hex().startsWith(hex);
    }

    /** Whether the id begins so, which none does for a prefix that was given with {@code sha256:}. */
    public boolean matches(ContainerId id) {
        return !algorithmGiven && id.hex().startsWith(hex);
    }

    @Override
    public String toString() {
        return algorithmGiven ? ImageId.ALGORITHM + hex : hex;
    }
}
