package dev.longshore.problem;

/** How text from outside is shown in details. */
public final class Texts {

    private static final int SHOWN = 200;

    private Texts() {}

    /** In double quotes, cut, with what is not printable as a question mark. */
    public static String shown(String text) {
        return '"' + cut(text).replaceAll("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]", "?") + '"';
    }

    /** At most 200 characters of it. */
    public static String cut(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
