package dev.longshore.reference;

/**
 * The parts of a reference but for the host, after {@code regexp.go} of {@code distribution/reference} 0.6.0. Every check
 * reads its text once from left to right.
 */
final class Grammar {
    private static final int LONGEST_TAG = 128;
    private static final int FEWEST_DIGEST_DIGITS = 32;

    private Grammar() {}

    /** Path components with slashes between them, as in {@code library/ubuntu}. */
    static boolean isPath(String text) {
        int start = 0;
        for (int slash = text.indexOf('/'); slash >= 0; slash = text.indexOf('/', start)) {
            if (!isPathComponent(text.substring(start, slash))) {
                return false;
            }
            start = slash + 1;
        }
        return isPathComponent(text.substring(start));
    }

    /** Lower-case letters and digits, with one dot, one or two underscores or any dashes between runs of them. */
    static boolean isPathComponent(String text) {
        int at = 0;
        while (true) {
            int end = afterAlphanumerics(text, at);
            if (end == at || end == text.length()) {
                return end > at;
            }
            at = afterSeparator(text, end);
            if (at == end) {
                return false;
            }
        }
    }

    private static int afterAlphanumerics(String text, int from) {
        int at = from;
        while (at < text.length() && Text.isLowerAlphanumeric(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int afterSeparator(String text, int from) {
        return switch (text.charAt(from)) {
            case '.' -> from + 1;
            case '_' -> text.startsWith("__", from) ? from + 2 : from + 1;
            case '-' -> afterDashes(text, from);
            default -> from;
        };
    }

    private static int afterDashes(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == '-') {
            at++;
        }
        return at;
    }

    static boolean isTag(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_TAG
                && text.chars().allMatch(c -> Text.isAlphanumeric(c) || c == '_' || c == '.' || c == '-')
                && text.charAt(0) != '.'
                && text.charAt(0) != '-';
    }

    static String tagRule(String tag) {
        String rule = "a tag has 1 to 128 letters, digits, '_', '.' and '-', and starts with neither '.' nor '-'";
        return "The tag %s is not allowed: %s.".formatted(Text.quoted(tag), rule);
    }

    /** What may follow the {@code @} of a reference; go-digest's own checks ({@link Digest}) come after this one. */
    static boolean isDigest(String text) {
        int colon = text.indexOf(':');
        return colon > 0
                && isAlgorithm(text.substring(0, colon))
                && text.length() - colon - 1 >= FEWEST_DIGEST_DIGITS
                && text.chars().skip(colon + 1L).allMatch(Text::isHex);
    }

    private static boolean isAlgorithm(String text) {
        boolean atStart = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (atStart ? !Text.isLetter(c) : !Text.isAlphanumeric(c) && "-_+.".indexOf(c) < 0) {
                return false;
            }
            atStart = !Text.isAlphanumeric(c);
        }
        return !atStart;
    }

    /** What go-digest accepts of an algorithm that it does not know, before it says so. */
    static boolean isWellFormedDigest(String algorithm, String encoded) {
        boolean atStart = true;
        for (int i = 0; i < algorithm.length(); i++) {
            char c = algorithm.charAt(i);
            if (!Text.isLowerAlphanumeric(c) && (atStart || "-_+.".indexOf(c) < 0)) {
                return false;
            }
            atStart = !Text.isLowerAlphanumeric(c);
        }
        return !atStart
                && !encoded.isEmpty()
                && encoded.chars().allMatch(c -> Text.isAlphanumeric(c) || "=_-".indexOf(c) >= 0);
    }
}
