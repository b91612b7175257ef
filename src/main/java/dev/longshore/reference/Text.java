package dev.longshore.reference;

/** What the grammar's classes need to know about plain text. */
final class Text {
    private static final int LONGEST_QUOTE = 100;

    private Text() {}

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLowerAlphanumeric(int c) {
        return isDigit(c) || (c >= 'a' && c <= 'z');
    }

    static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isAlphanumeric(int c) {
        return isDigit(c) || isLetter(c);
    }

    static boolean isLowerHex(int c) {
        return isDigit(c) || (c >= 'a' && c <= 'f');
    }

    static boolean isHex(int c) {
        return isLowerHex(c) || (c >= 'A' && c <= 'F');
    }

    /** Whether the text is nothing but lower-case hex digits; an empty text is. */
    static boolean isLowerHex(String text) {
        return text.chars().allMatch(Text::isLowerHex);
    }

    /** Whether the text is exactly so many lower-case hex digits. */
    static boolean isLowerHex(String text, int length) {
        return text.length() == length && isLowerHex(text);
    }

    /** Lower case as Go's {@code strings.ToLower}: one code point at a time, in no language. */
    static String lowerCase(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        text.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
        return lower.toString();
    }

    /** The text in single quotes for a sentence: shortened, and whatever is not plain printable ASCII escaped. */
    static String quoted(String text) {
        StringBuilder quote = new StringBuilder("'");
        text.chars().limit(LONGEST_QUOTE).forEach(c -> appendEscaped(quote, c));
        return quote.append(text.length() > LONGEST_QUOTE ? "...'" : "'").toString();
    }

    private static void appendEscaped(StringBuilder quote, int c) {
        if (c < ' ' || c > '~') {
            quote.append("\\u%04x".formatted(c));
        } else if (c == '\'' || c == '\\') {
            quote.append('\\').append((char) c);
        } else {
            quote.append((char) c);
        }
    }
}
