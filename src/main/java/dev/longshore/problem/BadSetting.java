package dev.longshore.problem;

import org.jspecify.annotations.Nullable;

/** A setting with which the service cannot start; it names the property and what to do. */
public final class BadSetting extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * A bad setting.
     *
     * @param property such as {@code longshore.data-dir}
     * @param what what is wrong with its value; never the value of a secret
     * @param remedy what to do
     * @param cause null if there is none
     */
    public BadSetting(String property, String what, String remedy, @Nullable Throwable cause) {
        super(property + ": " + what, cause);
        this.remedy = remedy;
    }

    /** The same without a cause. */
    public BadSetting(String property, String what, String remedy) {
        this(property, what, remedy, null);
    }

    /** What to do. */
    public String remedy() {
        return remedy;
    }
}
