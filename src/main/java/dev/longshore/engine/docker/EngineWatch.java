package dev.longshore.engine.docker;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks for engines and pings them in the background, so that metrics, health and log know of a change within 5 seconds. */
final class EngineWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EngineWatch.class);

    /** A little under the 5 seconds that are promised. */
    private static final Duration PERIOD = Duration.ofSeconds(4);

    private final WatchedEngines engines;
    private @Nullable Thread thread;

    EngineWatch(WatchedEngines engines) {
        this.engines = engines;
    }

    @Override
    public synchronized void start() {
        thread = Thread.ofVirtual().name("engine-watch").start(this::watch);
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** Stops after the web server, whose last requests may still be asking engines. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                round();
                Thread.sleep(PERIOD);
            }
        } catch (InterruptedException e) {
            LOG.debug("The watch over the engines ends", e);
        }
    }

    private void round() {
        try {
            engines.look();
            engines.watched()
                    .forEach(engine -> Thread.ofVirtual().name("engine-ping").start(engine::ping));
        } catch (RuntimeException e) {
            LOG.error("Looking after the engines failed; it goes on", e);
        }
    }
}
