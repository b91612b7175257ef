package dev.longshore.engine;

import dev.longshore.problem.Failure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets somebody else end a call that has no deadline. The first reason counts. */
public final class Ending {

    private @Nullable Failure reason;
    private @Nullable Runnable close;

    /** Ends the call, which then fails with this reason; if it has not begun, it ends when it begins. */
    public void end(Failure why) {
        Runnable now;
        synchronized (this) {
            if (reason != null) {
                return;
            }
            reason = why;
            now = close;
        }
        if (now != null) {
            now.run();
        }
    }

    /**
     * Says how the call is ended while it runs; replaces what was said before.
     *
     * @param how runs at most once, at once if the end has come already; null when there is nothing to end any more
     */
    public void byRunning(@Nullable Runnable how) {
        boolean ended;
        synchronized (this) {
            close = how;
            ended = reason != null;
        }
        if (ended && how != null) {
            how.run();
        }
    }

    /** Why it was ended, if it was. */
    public synchronized Optional<Failure> reason() {
        return Optional.ofNullable(reason);
    }
}
