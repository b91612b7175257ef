package dev.longshore.operations;

import java.util.Locale;

/** The kinds of work that outlives its request. */
public enum Kind {
    /** An image is pulled. */
    PULL,
    /** A tag is pushed. */
    PUSH;

    /** The word in answers and in the store, such as {@code pull}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word for several, such as {@code pulls}. */
    public String words() {
        return word() + (this == PUSH ? "es" : "s");
    }

    /** The path of its operations below the engine's, such as {@code /images/pulls}. */
    public String path() {
        return "/images/" + words();
    }
}
