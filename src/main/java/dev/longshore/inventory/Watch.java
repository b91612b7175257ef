package dev.longshore.inventory;

import dev.longshore.engine.EngineName;
import dev.longshore.representation.Json;
import dev.longshore.representation.LiveAnswer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One who watches. It has a thread of its own, which asks for the next changes when it has written those before: nobody
 * waits for a slow one, and nothing is kept for it.
 */
final class Watch {

    private static final Duration PACE = Duration.ofSeconds(1);
    private static final String UNKNOWN =
            "What came since the event of that id is not known here any more. List anew, and go on from here.";
    private static final String SLOW =
            "More has changed meanwhile than is kept. List anew, and come back with this event's id.";

    private final EngineName engine;
    private final Feed feed;
    private final Snapshots snapshots;
    private final Told told;
    private final LiveAnswer answer;
    private final Duration keepAlive;

    private long seen;
    private InventoryState.@Nullable Kind state;
    private long stateAt;
    private long saidAt;

    Watch(EngineName engine, Feed feed, Snapshots snapshots, Told told, LiveAnswer answer, Duration keepAlive) {
        this.engine = engine;
        this.feed = feed;
        this.snapshots = snapshots;
        this.told = told;
        this.answer = answer;
        this.keepAlive = keepAlive;
    }

    /** Goes on until the end; {@code lastEventId} is empty for one who begins. */
    void go(String lastEventId) throws IOException, InterruptedException {
        begin(lastEventId);
        boolean goesOn = true;
        while (goesOn) {
            lookAtState();
            goesOn = tell(feed.after(seen, patience()));
        }
    }

    private void begin(String lastEventId) throws IOException {
        OptionalLong asked = feed.revision(lastEventId);
        if (lastEventId.isEmpty()) {
            position("ready", null);
        } else if (asked.isPresent() && feed.keeps(asked.getAsLong())) {
            seen = asked.getAsLong();
        } else {
            position("reset", UNKNOWN);
        }
    }

    private void position(String event, @Nullable String reason) throws IOException {
        InventoryState now = snapshots.state(engine);
        seen = feed.revision(snapshots.last(engine).orElse(null));
        state = now.kind();
        stateAt = System.nanoTime();
        send(
                feed.id(seen),
                event,
                new WatchPosition(engine.value(), seen, now.kind().word(), reason));
    }

    private boolean tell(Feed.Next next) throws IOException {
        return switch (next) {
            case Feed.Next.Changes(List<Feed.Change> changes) -> {
                for (Feed.Change change : changes) {
                    tell(change);
                }
                stayAlive();
                yield true;
            }
            case Feed.Next.Lost lost -> {
                position("reset", SLOW);
                yield false;
            }
            case Feed.Next.Closed closed -> false;
        };
    }

    /** Only the last event has the id: who goes away before gets all of the change again. */
    private void tell(Feed.Change change) throws IOException {
        List<Told.Event> events = told.of(change.difference(), feed.current().orElseThrow());
        for (int at = 0; at < events.size(); at++) {
            Told.Event event = events.get(at);
            boolean isLast = at == events.size() - 1;
            send(isLast ? feed.id(change.revision()) : null, event.kind().word(), event.data());
        }
        seen = change.revision();
    }

    private void lookAtState() throws IOException {
        if (state != null && System.nanoTime() - stateAt < PACE.toNanos()) {
            return;
        }
        stateAt = System.nanoTime();
        InventoryState now = snapshots.state(engine);
        if (now.kind() != state) {
            state = now.kind();
            send(null, "state", WatchState.of(now));
        }
    }

    private void send(@Nullable String id, String event, Object data) throws IOException {
        answer.event(id, event, Json.bytes(data));
        saidAt = System.nanoTime();
    }

    /** What changed elsewhere moves the id too, so that one who hears nothing for long can still come back. */
    private void stayAlive() throws IOException {
        if (System.nanoTime() - saidAt >= keepAlive.toNanos()) {
            answer.keepAlive(feed.id(seen));
            saidAt = System.nanoTime();
        }
    }

    private Duration patience() {
        Duration left = keepAlive.minusNanos(System.nanoTime() - saidAt);
        return left.compareTo(PACE) < 0 ? left : PACE;
    }
}
