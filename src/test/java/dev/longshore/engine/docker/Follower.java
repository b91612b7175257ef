package dev.longshore.engine.docker;

import dev.longshore.engine.Ending;
import dev.longshore.engine.EngineEvent;
import dev.longshore.engine.EngineEvent.OnContainer;
import dev.longshore.engine.EngineEvent.OnImage;
import dev.longshore.engine.EngineEvents.EventSink;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Unavailable;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Follows an engine's events in the background. */
final class Follower implements EventSink, AutoCloseable {

    private static final int PATIENCE_SECONDS = 20;

    private final BlockingQueue<EngineEvent> coming = new LinkedBlockingQueue<>();
    private final List<EngineEvent> all = new CopyOnWriteArrayList<>();
    private final CountDownLatch open = new CountDownLatch(1);
    private final Ending ending = new Ending();
    private final FutureTask<@Nullable Failure> stream;

    private Follower(DockerEngine engine, Instant since) {
        this.stream = new FutureTask<>(() -> follow(engine, since));
    }

    /** One whose stream stands. */
    static Follower from(DockerEngine engine, Instant since) throws InterruptedException {
        Follower follower = new Follower(engine, since);
        Thread.ofVirtual().start(follower.stream);
        if (!follower.open.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the stream did not open");
        }
        return follower;
    }

    /** Waits for that event, whenever it happens; what comes before it is passed over. */
    void hears(EngineEvent expected) throws InterruptedException {
        EngineEvent event = coming.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        while (event != null && !withoutTime(event).equals(expected)) {
            event = coming.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        if (event == null) {
            throw new AssertionError("not heard: " + expected + " among " + all);
        }
    }

    /** All that was heard so far. */
    List<EngineEvent> all() {
        return all;
    }

    /** What the stream ended with. */
    Failure failure() throws InterruptedException, ExecutionException, TimeoutException {
        Failure failure = stream.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (failure == null) {
            throw new AssertionError("the stream ended in order");
        }
        return failure;
    }

    private static EngineEvent withoutTime(EngineEvent event) {
        return switch (event) {
            case OnImage(var action, var id, var name, var time) -> new OnImage(action, id, name, null);
            case OnContainer(var action, var id, var image, var time) -> new OnContainer(action, id, image, null);
        };
    }

    private @Nullable Failure follow(DockerEngine engine, Instant since) {
        try {
            engine.events().follow(since, this, ending);
            return null;
        } catch (Failure e) {
            return e;
        }
    }

    @Override
    public void opened(@Nullable Instant engineTime) {
        open.countDown();
    }

    @Override
    public void event(EngineEvent event) {
        all.add(event);
        coming.add(event);
    }

    @Override
    public void missed() {
        throw new AssertionError("a line that cannot be read");
    }

    @Override
    public void close() {
        ending.end(new Unavailable(ProblemType.SHUTTING_DOWN, "Heard enough."));
    }
}
