package dev.longshore.engine;

import java.util.regex.Pattern;

/**
 * The name of an engine, as the configuration and the paths {@code /engines/{engine}} use it.
 *
 * @param value 1 to 63 of {@code a-z0-9_.-}, the first a letter or digit
 */
public record EngineName(String value) implements Comparable<EngineName> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,62}");

    /** How many characters a name has at most. */
    static final int LONGEST = 63;

    /** The name of the engine that was discovered rather than configured. */
    public static final EngineName LOCAL = new EngineName("local");

    /** @throws IllegalArgumentException if the text is not of the form */
    public EngineName {
        if (!isName(value)) {
            throw new IllegalArgumentException(
                    "not an engine name: 1 to 63 of a-z 0-9 _ . -, the first a letter or digit");
        }
    }

    /** Whether the text can be the name of an engine. */
    public static boolean isName(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(EngineName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
