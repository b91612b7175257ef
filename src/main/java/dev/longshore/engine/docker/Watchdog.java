package dev.longshore.engine.docker;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs calls under deadlines, each on a virtual thread of its own. A late one is interrupted, which closes the channel or
 * socket it waits for, and its response is closed, which ends a body that never stops. A permit comes back when the thread
 * has really ended, so permits bound threads and sockets whatever the engine does.
 */
final class Watchdog {

    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

    private final Semaphore permits;

    Watchdog(int atOnce) {
        this.permits = new Semaphore(atOnce, true);
    }

    /** Waits for a permit; whether one came. */
    boolean enter(Duration patience) throws InterruptedException {
        return permits.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Runs the task with the permit of {@link #enter}, which it gives back.
     *
     * @throws TimeoutException if the deadline passed first
     * @throws ExecutionException with what the task threw
     */
    <T> T run(String name, Duration deadline, Task<T> task)
            throws InterruptedException, TimeoutException, ExecutionException {
        Cancellation cancellation = new Cancellation();
        FutureTask<T> future = new FutureTask<>(() -> task.run(cancellation));
        Thread.ofVirtual().name(name).start(() -> {
            try {
                future.run();
            } finally {
                permits.release();
            }
        });
        try {
            return future.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | InterruptedException e) {
            future.cancel(true);
            close(cancellation);
            throw e;
        }
    }

    private static void close(Cancellation cancellation) {
        try {
            cancellation.cancel();
        } catch (IOException e) {
            LOG.debug("The response of a late call did not close cleanly", e);
        }
    }

    /** A call; what it opens it shows to the cancellation. */
    @FunctionalInterface
    interface Task<T> {
        T run(Cancellation cancellation) throws IOException;
    }
}
