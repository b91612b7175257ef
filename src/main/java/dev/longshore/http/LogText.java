package dev.longshore.http;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Text from outside as it may stand in a log: what could break a line or drive a terminal is written out. */
final class LogText {

    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029&&[^\\t]]");

    private LogText() {}

    static String escaped(String text) {
        return UNSAFE.matcher(text).replaceAll(LogText::code);
    }

    private static String code(MatchResult unsafe) {
        return String.format("\\\\u%04x", (int) unsafe.group().charAt(0));
    }
}
