package dev.longshore.transfers;

import dev.longshore.operations.Running;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Upstream;
import java.time.Duration;

/** Listens whether an engine still says something of a transfer, and ends one that it has forgotten. */
final class Silence implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(500);

    private final Running running;
    private final TransferProperties patience;
    private final String reference;
    private final Thread watch;
    private volatile long heard = System.nanoTime();
    private volatile boolean stalled;

    Silence(Running running, TransferProperties patience, String reference) {
        this.running = running;
        this.patience = patience;
        this.reference = reference;
        this.watch = Thread.ofVirtual().name("silence-of-" + reference).start(this::watch);
    }

    /** The engine said something. */
    void broken() {
        heard = System.nanoTime();
        if (stalled) {
            stalled = false;
            running.stalled(false);
        }
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(LOOK);
                look(Duration.ofNanos(System.nanoTime() - heard));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Duration silent) {
        if (silent.compareTo(patience.silence()) > 0) {
            running.ending().end(stalled(silent));
        } else if (silent.compareTo(patience.stalledAfter()) > 0 && !stalled) {
            stalled = true;
            running.stalled(true);
        }
    }

    private Upstream stalled(Duration silent) {
        Upstream failure = new Upstream(
                ProblemType.PULL_STALLED,
                "Nothing has been heard of " + reference + " for " + silent.toSeconds()
                        + " s, so the connection was closed. Look whether the registry and the line to it are well; the limit"
                        + " is longshore.transfers.silence.");
        failure.with("reference", reference).with("silentSeconds", silent.toSeconds());
        return failure;
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
