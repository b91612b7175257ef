package dev.longshore.reference;

import dev.longshore.reference.InvalidReference.Reason;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A content digest, with the checks of {@code opencontainers/go-digest} 1.0.0.
 *
 * @param algorithm {@code sha256}, {@code sha384} or {@code sha512}
 * @param hex 64, 96 or 128 lower-case hex digits
 */
public record Digest(String algorithm, String hex) {
    private static final Map<String, Integer> DIGITS = Map.of("sha256", 64, "sha384", 96, "sha512", 128);

    /** @throws InvalidReference if the algorithm is unknown or the digits are not what it demands */
    public Digest {
        InvalidReference refusal = refusal(algorithm, hex);
        if (refusal != null) {
            throw refusal;
        }
    }

    /**
     * Reads {@code algorithm:hex}.
     *
     * @throws InvalidReference with one of the three digest reasons
     */
    public static Digest parse(String text) {
        int colon = text.indexOf(':');
        if (colon <= 0 || colon + 1 == text.length()) {
            throw malformed(text);
        }
        return new Digest(text.substring(0, colon), text.substring(colon + 1));
    }

    /** The digest that the text is, or null if it is none. */
    static @Nullable Digest recognise(String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || refusal(text.substring(0, colon), text.substring(colon + 1)) != null) {
            return null;
        }
        return parse(text);
    }

    private static @Nullable InvalidReference refusal(String algorithm, String hex) {
        String text = algorithm + ':' + hex;
        Integer digits = DIGITS.get(algorithm);
        if (digits == null) {
            return Grammar.isWellFormedDigest(algorithm, hex) ? unsupported(text, algorithm) : malformed(text);
        }
        if (hex.length() != digits) {
            String sentence = "The digest %s has %d digits after the colon; %s has %d."
                    .formatted(Text.quoted(text), hex.length(), algorithm, digits);
            return new InvalidReference(Reason.DIGEST_LENGTH, text, sentence);
        }
        return Text.isLowerHex(hex) ? null : malformed(text);
    }

    private static InvalidReference unsupported(String text, String algorithm) {
        String sentence = "Digests of the algorithm %s are not supported; sha256, sha384 and sha512 are."
                .formatted(Text.quoted(algorithm));
        return new InvalidReference(Reason.DIGEST_UNSUPPORTED, text, sentence);
    }

    private static InvalidReference malformed(String text) {
        String sentence = "The digest %s is malformed: an algorithm, a colon and lower-case hex digits are needed."
                .formatted(Text.quoted(text));
        return new InvalidReference(Reason.DIGEST_FORMAT, text, sentence);
    }

    @Override
    public String toString() {
        return algorithm + ':' + hex;
    }
}
