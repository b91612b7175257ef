package dev.longshore.engine;

import dev.longshore.reference.Digest;
import org.jspecify.annotations.Nullable;

/**
 * One line that an engine tells of a transfer. Failures are none: they end the call. Lines that say nothing that has a
 * form of its own are notes.
 */
public sealed interface TransferLine {

    /**
     * Prints the line as Docker's CLI does where it has no terminal ({@code JSONMessage.Display} of moby's {@code
     * pkg/jsonmessage}).
     *
     * @return null where it prints nothing, as for the progress of bytes
     */
    @Nullable
    String printed();

    /**
     * A layer's progress.
     *
     * @param id the short id
     * @param status the engine's words, such as {@code Downloading}
     * @param currentBytes how many bytes of it are done, null where the engine counts none or something else
     * @param totalBytes how many bytes it has, null where the engine does not know
     * @param printed the line in print, null where there is none
     */
    record Layer(
            String id,
            String status,
            @Nullable Long currentBytes,
            @Nullable Long totalBytes,
            @Nullable String printed) implements TransferLine {}

    /**
     * Whose turn it is: {@code 1.0: Pulling from team/app}.
     *
     * @param tag the tag, or a digest
     * @param printed the line in print
     */
    record Source(String tag, String printed) implements TransferLine {}

    /**
     * The digest of what was pulled or pushed.
     *
     * @param digest the digest
     * @param tag the tag that was pushed; null for a pull, where the last {@link Source} says it
     * @param printed the line in print
     */
    record Named(Digest digest, @Nullable String tag, String printed) implements TransferLine {}

    /**
     * How it ended, in the engine's words, such as {@code Image is up to date for team/app:1.0}.
     *
     * @param text without {@code Status: }
     * @param printed the line in print
     */
    record Status(String text, String printed) implements TransferLine {}

    /** Anything else, such as a warning. */
    record Note(String printed) implements TransferLine {}
}
