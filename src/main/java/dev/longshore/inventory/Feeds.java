package dev.longshore.inventory;

import dev.longshore.engine.EngineName;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The feed of each engine. */
@Component
class Feeds {

    private final Map<EngineName, Feed> feeds = new ConcurrentHashMap<>();
    private volatile boolean closed;

    Feeds(NewSnapshots snapshots) {
        snapshots.onEach(snapshot -> of(snapshot.engine()).show(snapshot));
    }

    /** The engine's; one that has shown nothing yet has an empty one. */
    Feed of(EngineName engine) {
        Feed feed = feeds.computeIfAbsent(engine, name -> new Feed());
        if (closed) {
            feed.close();
        }
        return feed;
    }

    /** Ends all watches, since the server waits for requests that are under way. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closed = true;
        feeds.values().forEach(Feed::close);
    }
}
