package dev.longshore.representation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;

/** Sizes, ages and cuts as the Docker CLI words them (docker/go-units {@code size.go} and {@code duration.go}). */
public final class Human {

    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB");
    private static final double KILO = 1000;
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);

    private Human() {}

    /** A size in decimal units with three significant digits, such as {@code 12.8kB}: {@code HumanSizeWithPrecision}. */
    public static String size(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= KILO && unit < UNITS.size() - 1) {
            size /= KILO;
            unit++;
        }
        return threeDigits(size) + UNITS.get(unit);
    }

    /** Go's {@code %.3g} for 0 up to 1000: an exponent from the digit on that three digits cannot hold. */
    private static String threeDigits(double value) {
        BigDecimal rounded = new BigDecimal(value).round(THREE_DIGITS);
        if (rounded.compareTo(BigDecimal.valueOf(KILO)) >= 0) {
            return "1e+03";
        }
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** A length of time in about one unit, such as {@code 3 weeks}: {@code HumanDuration}. */
    public static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 1) {
            return "Less than a second";
        }
        if (seconds < 60) {
            return seconds == 1 ? "1 second" : seconds + " seconds";
        }
        long minutes = duration.toMinutes();
        if (minutes < 60) {
            return minutes == 1 ? "About a minute" : minutes + " minutes";
        }
        return longDuration((seconds + 1800) / 3600, duration.toHours());
    }

    private static String longDuration(long roundedHours, long wholeHours) {
        if (roundedHours < 48) {
            return roundedHours == 1 ? "About an hour" : roundedHours + " hours";
        }
        if (roundedHours < 24 * 7 * 2) {
            return roundedHours / 24 + " days";
        }
        if (roundedHours < 24 * 30 * 2) {
            return roundedHours / 24 / 7 + " weeks";
        }
        if (roundedHours < 24 * 365 * 2) {
            return roundedHours / 24 / 30 + " months";
        }
        return wholeHours / 24 / 365 + " years";
    }

    /** The text, or as much of it as leaves room for an ellipsis in so many columns: the CLI's {@code Ellipsis}. */
    public static String cut(String text, int width) {
        if (Width.of(text) <= width) {
            return text;
        }
        int end = 0;
        for (int left = width - 1; left >= Width.of(text.codePointAt(end)); end = text.offsetByCodePoints(end, 1)) {
            left -= Width.of(text.codePointAt(end));
        }
        return text.substring(0, end) + "…";
    }

    /** The text in double quotes, with escapes for what does not print: Go's {@code strconv.Quote}. */
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> quoted.append(escaped(c)));
        return quoted.append('"').toString();
    }

    private static String escaped(int c) {
        int named = "\"\\\u0007\b\f\n\r\t\u000b".indexOf(c);
        if (named >= 0) {
            return "\\" + "\"\\abfnrtv".charAt(named);
        }
        if (isPrintable(c)) {
            return Character.toString(c);
        }
        String form = c < 0x80 ? "\\x%02x" : Character.isBmpCodePoint(c) ? "\\u%04x" : "\\U%08x";
        return form.formatted(c);
    }

    /** Go's {@code unicode.IsPrint}: of blanks only the one of ASCII. */
    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
