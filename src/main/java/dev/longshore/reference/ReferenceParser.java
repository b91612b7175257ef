package dev.longshore.reference;

import dev.longshore.reference.InvalidReference.Reason;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** {@code ParseNormalizedNamed} of {@code distribution/reference} 0.6.0: its checks, in its order. */
final class ReferenceParser {
    /** Docker sets no limit to the host's length; nothing that works comes near this one. */
    static final int LONGEST_TEXT = 4096;

    private static final int LONGEST_PATH = 255;

    private ReferenceParser() {}

    /** @throws InvalidReference without a proposal */
    static ImageReference parse(String text) {
        checkWhole(text);
        Normalized normalized = Normalized.of(text);
        String remote = normalized.remote();
        if (!Text.lowerCase(remote).equals(remote)) {
            throw upperCase(firstWithUpperCase(remote));
        }
        Parts parts = normalized.parts();
        if (!parts.fitGrammar()) {
            throw normalized.lowerCaseParts().fitGrammar() ? upperCase(text) : Misfit.in(normalized, parts);
        }
        checkLength(text, parts.path());
        return build(parts);
    }

    private static void checkWhole(String text) {
        if (text.isEmpty()) {
            throw new InvalidReference(Reason.FORMAT, text, "An image reference cannot be empty.");
        }
        if (text.length() > LONGEST_TEXT) {
            String sentence = "An image reference has at most %d characters, this one has %d."
                    .formatted(LONGEST_TEXT, text.length());
            throw new InvalidReference(Reason.FORMAT, text, sentence);
        }
        if (ImageId.isHex(text)) {
            throw new InvalidReference(
                    Reason.HEX_IDENTIFIER, text, "64 hex digits are an image id, not the name of a repository.");
        }
    }

    private static InvalidReference upperCase(String part) {
        String sentence =
                "%s must be lower case: only tags and hosts may hold upper case.".formatted(Text.quoted(part));
        return new InvalidReference(Reason.UPPERCASE, part, sentence);
    }

    private static String firstWithUpperCase(String remote) {
        return Arrays.stream(remote.split("/", -1))
                .filter(component -> !Text.lowerCase(component).equals(component))
                .findFirst()
                .orElse(remote);
    }

    private static void checkLength(String text, String path) {
        if (path.length() > LONGEST_PATH) {
            String typed = text.contains(path) ? path : path.substring(Normalized.OFFICIAL.length());
            String sentence = "The path of the repository has %d characters, %d at most are allowed%s."
                    .formatted(
                            typed.length(),
                            LONGEST_PATH - (path.length() - typed.length()),
                            typed.equals(path) ? "" : " without a slash, since Docker puts library/ before it");
            throw new InvalidReference(Reason.NAME_TOO_LONG, typed, sentence);
        }
    }

    private static ImageReference build(Parts parts) {
        Repository repository = new Repository(parts.domain(), parts.path());
        return new ImageReference(repository, tag(parts.tag()), digest(parts.digest()));
    }

    private static @Nullable Tag tag(@Nullable String text) {
        return text == null ? null : new Tag(text);
    }

    private static @Nullable Digest digest(@Nullable String text) {
        return text == null ? null : Digest.parse(text);
    }
}
