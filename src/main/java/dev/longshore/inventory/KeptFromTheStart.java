package dev.longshore.inventory;

import dev.longshore.engine.Engines;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Begins to keep each engine as soon as there is one, so that the first reader need not wait for its lists. */
@Component
class KeptFromTheStart implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(KeptFromTheStart.class);
    private static final int LOOK_MILLIS = 1000;

    private final Engines engines;
    private final KeptSnapshots snapshots;
    private @Nullable Thread looking;

    KeptFromTheStart(Engines engines, KeptSnapshots snapshots) {
        this.engines = engines;
        this.snapshots = snapshots;
    }

    @Override
    public synchronized void start() {
        looking = Thread.ofVirtual().name("inventory-start").start(this::look);
    }

    @Override
    public synchronized void stop() {
        if (looking != null) {
            looking.interrupt();
            looking = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return looking != null;
    }

    /** An engine that was found later, or again in another place, is kept from then on. */
    private void look() {
        try {
            while (true) {
                engines.all().forEach(snapshots::keep);
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            LOG.debug("No engine is looked for any more", e);
        }
    }
}
