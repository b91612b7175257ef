package dev.longshore.fakes;

import dev.longshore.engine.Ending;
import dev.longshore.engine.EngineEvents;
import dev.longshore.problem.Failure;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Events that a test plays: each call waits until the test ends it, or somebody its ending. */
public final class FakeEvents implements EngineEvents {

    private final BlockingQueue<Stream> begun = new LinkedBlockingQueue<>();

    /**
     * A stream that is followed.
     *
     * @param since from when on
     * @param sink takes what the test tells
     */
    public record Stream(Instant since, EventSink sink, CompletableFuture<Boolean> end) {

        /** Ends it in order. */
        public void close() {
            end.complete(true);
        }

        /** Breaks it. */
        public void fail(Failure failure) {
            end.completeExceptionally(failure);
        }
    }

    /** The next stream that was asked for; waits for it up to 10 s. */
    public Stream next() throws InterruptedException {
        Stream stream = begun.poll(10, TimeUnit.SECONDS);
        if (stream == null) {
            throw new AssertionError("nobody follows the events");
        }
        return stream;
    }

    @Override
    public void follow(Instant since, EventSink sink, Ending ending) {
        Stream stream = new Stream(since, sink, new CompletableFuture<>());
        Played.until(stream.end(), ending, () -> begun.add(stream));
    }
}
