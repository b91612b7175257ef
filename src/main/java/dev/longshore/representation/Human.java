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

    /** The text, or its first {@code width - 1} characters and an ellipsis: the CLI's {@code Ellipsis}. */
    public static String cut(String text, int width) {
        if (text.codePointCount(0, text.length()) <= width) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
    }
}
