package dev.longshore.engine.docker;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A version of the Engine API, such as 1.41; compared by number, not by text. */
record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {

    /** The oldest version we speak: Docker 20.10. */
    static final ApiVersion OLDEST = new ApiVersion(1, 41);

    /** The newest version whose answers we have recorded: Docker 28.5. */
    static final ApiVersion NEWEST = new ApiVersion(1, 51);

    private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");

    private static final Comparator<ApiVersion> ORDER =
            Comparator.comparingInt(ApiVersion::major).thenComparingInt(ApiVersion::minor);

    /** The version that the text is, or null if it is none. */
    static @Nullable ApiVersion recognise(@Nullable String text) {
        Matcher matcher = FORM.matcher(text == null ? "" : text.strip());
        return matcher.matches()
                ? new ApiVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
                : null;
    }

    boolean isAtLeast(ApiVersion other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(ApiVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
