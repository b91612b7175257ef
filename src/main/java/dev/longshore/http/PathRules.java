package dev.longshore.http;

import dev.longshore.problem.Failure;
import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Texts;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What no path may hold, so that a name cannot leave its place in it. Names behind {@code /images/} and
 * {@code /containers/} are refused as references, other paths as a parameter.
 */
final class PathRules {

    /** The longest path that is read. */
    static final int MAXIMUM_BYTES = 4096;

    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]");
    private static final Pattern DOTS = Pattern.compile("(^|/)\\.{1,2}(/|$)");
    private static final Pattern NAMED =
            Pattern.compile("(?:/engines/[^/]*)?/(?:images|containers)/(.*)", Pattern.DOTALL);

    private PathRules() {}

    /** Why the path, percent-encoded as it came, is refused; empty if it is not. */
    static Optional<Failure> refusal(String path) {
        if (path.length() > MAXIMUM_BYTES) {
            return Optional.of(tooLong());
        }
        return offence(path).map(offence -> refused(path, offence));
    }

    /** The problem of a path that the server itself would not take. */
    static Failure refused(String path, String offence) {
        var named = NAMED.matcher(path);
        if (named.matches()) {
            return new Invalid(
                            ProblemType.INVALID_REFERENCE,
                            "The name in the path " + Texts.shown(path) + " has " + offence
                                    + ", which no image or container has.")
                    .with("reference", Texts.cut(named.group(1)))
                    .with("reason", "path")
                    .with("offending", offence);
        }
        return new Invalid(
                        ProblemType.INVALID_PARAMETER,
                        "The path " + Texts.shown(path) + " has " + offence + ", which no path here has.")
                .with("parameter", "path")
                .with("value", Texts.cut(path));
    }

    static Failure tooLong() {
        return new Invalid(
                        ProblemType.PATH_TOO_LONG,
                        "The path is longer than " + MAXIMUM_BYTES + " bytes, which is more than any name takes.")
                .with("maximumBytes", MAXIMUM_BYTES);
    }

    private static Optional<String> offence(String path) {
        if (path.contains(";")) {
            return Optional.of("a semicolon");
        }
        if (BROKEN_ESCAPE.matcher(path).find()) {
            return Optional.of("a % that no two hex digits follow");
        }
        return decoded(path).map(PathRules::offenceDecoded).orElse(Optional.of("bytes that are not UTF-8"));
    }

    private static Optional<String> offenceDecoded(String text) {
        if (CONTROL.matcher(text).find()) {
            return Optional.of("a control character");
        }
        for (var each : List.of("\\", "%", ";", "?", "#")) {
            if (text.contains(each)) {
                return Optional.of("the character " + each);
            }
        }
        if (text.contains("//")) {
            return Optional.of("an empty segment");
        }
        return DOTS.matcher(text).find() ? Optional.of("a segment of dots") : Optional.empty();
    }

    /** Whether the text is percent-encoded UTF-8. */
    static boolean isEncoded(String text) {
        return !BROKEN_ESCAPE.matcher(text).find() && decoded(text).isPresent();
    }

    /** The text behind the percent-encoding; empty if it is not UTF-8. */
    static Optional<String> decoded(String path) {
        ByteBuffer bytes = ByteBuffer.allocate(path.length() * 3);
        for (int at = 0; at < path.length(); at++) {
            char each = path.charAt(at);
            if (each == '%') {
                bytes.put((byte) Integer.parseInt(path, at + 1, at + 3, 16));
                at += 2;
            } else {
                bytes.put(String.valueOf(each).getBytes(StandardCharsets.UTF_8));
            }
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }
}
