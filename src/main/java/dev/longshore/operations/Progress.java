package dev.longshore.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far an operation is. What is not known is null.
 *
 * @param percent 0 to 100, and 100 only with success; never less than before unless the work was restarted
 * @param currentBytes bytes done of all parts
 * @param totalBytes bytes of all parts
 * @param bytesPerSecond how fast it has been lately
 * @param remainingSeconds how long it takes at that speed
 * @param parts the parts, in the order they came up
 */
public record Progress(
        @Nullable Integer percent,
        @Nullable Long currentBytes,
        @Nullable Long totalBytes,
        @Nullable Long bytesPerSecond,
        @Nullable Long remainingSeconds,
        List<Part> parts) {

    /** Before anything is known. */
    public static final Progress NONE = new Progress(null, null, null, null, null, List.of());

    /** Copies the parts. */
    public Progress {
        parts = List.copyOf(parts);
    }

    /** The same at the end of work that succeeded: whole, and with no speed any more. */
    public Progress whole() {
        return new Progress(100, totalBytes, totalBytes, null, null, parts);
    }

    /** The same at the end of work that did not succeed. */
    public Progress stopped() {
        return new Progress(percent, currentBytes, totalBytes, null, null, parts);
    }
}
