package dev.longshore.engine.docker;

import dev.longshore.engine.Ending;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Unavailable;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls whose answers are streams without a deadline. They take neither permits nor connections of the other calls; how
 * many there are at a time is decided where they are ordered.
 */
record Streams(Calls calls, SessionWire sessions, EngineFailures failures, IoClassifier broken, CallAccount account) {

    /** As many as are ordered. */
    static final int CONNECTIONS = Integer.MAX_VALUE;

    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);

    /**
     * Sends the change once and reads its answer to the end.
     *
     * @throws Failure what it failed with, or the reason given to {@code ending}
     */
    void change(Call call, ChangeBody body, ReplyReader<Boolean> reader, Ending ending) {
        begin(ending);
        account.of(call.kind(), () -> run(call, body, reader, ending));
    }

    /**
     * Asks for events and reads them to the end.
     *
     * @throws Failure what it failed with, or the reason given to {@code ending}
     */
    void follow(Call call, EventStream reader, Ending ending) {
        begin(ending);
        account.of(call.kind(), () -> run(call, null, reader, ending));
        throwIfEnded(ending);
        IOException cut = reader.cut();
        if (cut != null) {
            throw broken.failure(cut);
        }
    }

    private void begin(Ending ending) {
        throwIfEnded(ending);
        calls.awaitSign();
        calls.agree();
    }

    /** On a thread of its own, which an ending can interrupt before there is a response to be closed. */
    private boolean run(Call call, @Nullable ChangeBody body, ReplyReader<Boolean> reader, Ending ending) {
        Cancellation cancellation = new Cancellation();
        FutureTask<Boolean> task = new FutureTask<>(() -> sessions.exchange(call, body, reader, cancellation));
        Thread.ofVirtual()
                .name("engine-" + failures.name() + "-" + call.kind().label())
                .start(task);
        ending.byRunning(() -> stop(task, cancellation));
        try {
            return result(task, ending);
        } catch (InterruptedException e) {
            stop(task, cancellation);
            Thread.currentThread().interrupt();
            throw new Unavailable(
                    ProblemType.SHUTTING_DOWN, "The call was interrupted since the service is stopping.", e);
        } finally {
            ending.byRunning(null);
        }
    }

    private boolean result(FutureTask<Boolean> task, Ending ending) throws InterruptedException {
        try {
            return task.get();
        } catch (CancellationException e) {
            throw ending.reason().orElseThrow(() -> e);
        } catch (ExecutionException e) {
            throw ending.reason().orElseGet(() -> broken.any(e.getCause()));
        }
    }

    private static void throwIfEnded(Ending ending) {
        Failure reason = ending.reason().orElse(null);
        if (reason != null) {
            throw reason;
        }
    }

    private static void stop(FutureTask<Boolean> task, Cancellation cancellation) {
        task.cancel(true);
        try {
            cancellation.cancel();
        } catch (IOException e) {
            LOG.debug("The response of an ended stream did not close cleanly", e);
        }
    }
}
