package dev.longshore.engine.docker;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import org.jspecify.annotations.Nullable;

/** Lets the watchdog close the response that a late call is reading. */
final class Cancellation {

    private @Nullable Closeable open;
    private boolean cancelled;

    /** @throws InterruptedIOException if the call is cancelled already; the response is closed then */
    synchronized void watch(Closeable response) throws IOException {
        if (cancelled) {
            response.close();
            throw new InterruptedIOException("the call's deadline has passed");
        }
        open = response;
    }

    synchronized void cancel() throws IOException {
        cancelled = true;
        if (open != null) {
            open.close();
        }
    }
}
