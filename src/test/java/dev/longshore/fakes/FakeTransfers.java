package dev.longshore.fakes;

import dev.longshore.engine.Ending;
import dev.longshore.engine.EngineTransfers;
import dev.longshore.engine.PullOrder;
import dev.longshore.engine.RegistryLogin;
import dev.longshore.engine.TransferLine;
import dev.longshore.problem.Failure;
import dev.longshore.reference.ImageReference;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Transfers that a test plays: each call waits until the test ends it, or somebody its ending. */
public final class FakeTransfers implements EngineTransfers {

    private final BlockingQueue<Play> begun = new LinkedBlockingQueue<>();

    /** What becomes of a call right when it is made; the test is free to play on. */
    public volatile Consumer<Play> script = play -> {};

    /**
     * A call of the engine's.
     *
     * @param reference what is transferred
     * @param platform the platform that was asked for, null for none
     * @param login the login that came with it, null for none
     */
    public record Play(
            ImageReference reference,
            @Nullable String platform,
            @Nullable RegistryLogin login,
            Consumer<TransferLine> lines,
            CompletableFuture<Boolean> end) {

        /** Tells lines. */
        public void tell(TransferLine... told) {
            for (TransferLine line : told) {
                lines.accept(line);
            }
        }

        /** Ends it well. */
        public void succeed() {
            end.complete(true);
        }

        /** Ends it with a failure. */
        public void fail(Failure failure) {
            end.completeExceptionally(failure);
        }

        /** Whether it has ended, by the test or by its ending. */
        public boolean isOver() {
            return end.isDone();
        }
    }

    /** The next call that was made; waits for it up to 10 s. */
    public Play next() throws InterruptedException {
        Play play = begun.poll(10, TimeUnit.SECONDS);
        if (play == null) {
            throw new AssertionError("no transfer was begun");
        }
        return play;
    }

    /** Waits until so many calls were made since they were last forgotten, and forgets them. */
    public void awaitCalls(int count) throws InterruptedException {
        for (int call = 0; call < count; call++) {
            next();
        }
    }

    /** Forgets the calls that were made. */
    public void forgetCalls() {
        begun.clear();
    }

    @Override
    public void pull(PullOrder order, @Nullable RegistryLogin login, Consumer<TransferLine> lines, Ending ending) {
        play(new Play(order.reference(), order.platform(), login, lines, new CompletableFuture<>()), ending);
    }

    @Override
    public void push(ImageReference tag, @Nullable RegistryLogin login, Consumer<TransferLine> lines, Ending ending) {
        play(new Play(tag, null, login, lines, new CompletableFuture<>()), ending);
    }

    private void play(Play play, Ending ending) {
        Played.until(play.end(), ending, () -> {
            begun.add(play);
            script.accept(play);
        });
    }

    /** {@code id: Downloading}, with bytes. */
    public static TransferLine downloading(String id, long current, long total) {
        return new TransferLine.Layer(id, "Downloading", current, total, null);
    }

    /** A line of a layer without bytes. */
    public static TransferLine layer(String id, String status) {
        return new TransferLine.Layer(id, status, null, null, id + ": " + status);
    }
}
