package dev.longshore.fakes;

import dev.longshore.engine.Ending;
import dev.longshore.engine.EngineEvents;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Upstream;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Events that a test plays, once it has said so: each call waits until the test ends it, or somebody its ending. Before
 * that they are closed, as behind a socket proxy.
 */
public final class FakeEvents implements EngineEvents {

    private volatile boolean open;
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

    /** Lets events be followed from now on. */
    public void open() {
        open = true;
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
        if (!open) {
            throw new Upstream(ProblemType.ENGINE_ACCESS_DENIED, "the events are closed");
        }
        Stream stream = new Stream(since, sink, new CompletableFuture<>());
        Played.until(stream.end(), ending, () -> begun.add(stream));
    }
}
