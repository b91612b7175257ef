package dev.longshore.transfers;

import dev.longshore.engine.TransferLine;
import dev.longshore.operations.Running;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Upstream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Listens whether an engine still says something new of a transfer, and ends one that it has forgotten. With the containerd
 * store it repeats of each layer ten times a second what it said before, also where the registry sends nothing any more.
 */
final class Silence implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(500);

    private final Running running;
    private final TransferProperties patience;
    private final String reference;
    private final Map<String, TransferLine.Layer> layers = new HashMap<>();
    private final Thread watch;
    private volatile long heard = System.nanoTime();
    private volatile boolean stalled;

    Silence(Running running, TransferProperties patience, String reference) {
        this.running = running;
        this.patience = patience;
        this.reference = reference;
        this.watch = Thread.ofVirtual().name("silence-of-" + reference).start(this::watch);
    }

    /** The engine said that. */
    void heard(TransferLine line) {
        if (line instanceof TransferLine.Layer layer && isOld(layer)) {
            return;
        }
        heard = System.nanoTime();
        if (stalled) {
            stalled = false;
            running.stalled(false);
        }
    }

    /** What counts no bytes counts seconds, as unpacking does, or is not repeated. */
    private boolean isOld(TransferLine.Layer layer) {
        return layer.equals(layers.put(layer.id(), layer)) && layer.currentBytes() != null;
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
                "Nothing new has been heard of " + reference + " for " + silent.toSeconds()
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
