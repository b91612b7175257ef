package dev.longshore.fakes;

import dev.longshore.engine.Ending;
import dev.longshore.engine.EngineTransfers;
import dev.longshore.engine.PullOrder;
import dev.longshore.engine.RegistryLogin;
import dev.longshore.engine.TransferLine;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Unavailable;
import dev.longshore.reference.ImageReference;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Pulls and pushes that do what a test says: tell lines, wait, fail. Without a script they end at once. */
public final class FakeTransfers implements EngineTransfers {

    private static final Script NOTHING = talk -> {};

    /** What was asked for, in order. */
    public final List<Asked> asked = new CopyOnWriteArrayList<>();

    private final AtomicInteger running = new AtomicInteger();
    private volatile Script script = NOTHING;

    /** What each transfer does from now on. */
    public void does(Script next) {
        script = next;
    }

    /** How many run now. */
    public int running() {
        return running.get();
    }

    /** Takes back what was said and forgets what was asked. */
    public void empty() {
        script = NOTHING;
        asked.clear();
    }

    @Override
    public void pull(PullOrder order, @Nullable RegistryLogin login, Consumer<TransferLine> lines, Ending ending) {
        run(new Asked("pull", order.reference(), order.platform(), login), lines, ending);
    }

    @Override
    public void push(ImageReference tag, @Nullable RegistryLogin login, Consumer<TransferLine> lines, Ending ending) {
        run(new Asked("push", tag, null, login), lines, ending);
    }

    private void run(Asked what, Consumer<TransferLine> lines, Ending ending) {
        asked.add(what);
        running.incrementAndGet();
        try {
            Talk talk = new Talk(what, lines, ending);
            talk.throwIfEnded();
            script.run(talk);
        } finally {
            running.decrementAndGet();
        }
    }

    /** What a transfer does; what it throws is the transfer's failure. */
    @FunctionalInterface
    public interface Script {
        void run(Talk talk);
    }

    /**
     * What a transfer was asked for.
     *
     * @param kind {@code pull} or {@code push}
     */
    public record Asked(
            String kind,
            ImageReference reference,
            @Nullable String platform,
            @Nullable RegistryLogin login) {}

    /** A transfer under way. */
    public record Talk(Asked asked, Consumer<TransferLine> lines, Ending ending) {

        /** Tells a line. */
        public void say(TransferLine line) {
            lines.accept(line);
        }

        /** Tells that much of a layer. */
        public void layer(String id, String status, @Nullable Long currentBytes, @Nullable Long totalBytes) {
            say(new TransferLine.Layer(
                    id, status, currentBytes, totalBytes, currentBytes == null ? id + ": " + status : null));
        }

        /** Tells how it ended. */
        public void status(String text) {
            say(new TransferLine.Status(text, "Status: " + text));
        }

        /** Waits until the future is done; if the transfer is ended first, it fails with that reason. */
        public void waitFor(CompletableFuture<?> release) {
            CompletableFuture<Object> ended = new CompletableFuture<>();
            ending.byRunning(() -> ended.complete(true));
            try {
                CompletableFuture.anyOf(release, ended).get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Unavailable(ProblemType.SHUTTING_DOWN, "The call was interrupted.", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            } finally {
                ending.byRunning(null);
            }
            throwIfEnded();
        }

        private void throwIfEnded() {
            ending.reason().ifPresent(why -> {
                throw why;
            });
        }
    }
}
