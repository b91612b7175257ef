package dev.longshore.engine.docker;

import dev.longshore.engine.Ending;
import dev.longshore.engine.EngineEvents;
import java.time.Instant;
import java.util.Locale;

/** The engine's events. */
record DockerEvents(Streams streams, EngineFailures failures) implements EngineEvents {

    /**
     * Filters of one kind are alternatives, on Docker's engines and on Podman's from 4.0 on ({@code applyFilters} of its
     * {@code libpod/events}). Networks tell which containers join and leave them. Actions are not filtered: what an
     * engine calls them changes, and an unknown one is better read than lost.
     */
    private static final String FILTERS = "{\"type\":[\"container\",\"image\",\"network\"]}";

    @Override
    public void follow(Instant since, EventSink sink, Ending ending) {
        String path = "/events?since=" + seconds(since) + "&filters=" + Percent.query(FILTERS);
        Call call = Call.get(CallKind.EVENTS, path);
        try (Gate gate = new Gate()) {
            streams.follow(call, new EventStream(call, failures, sink, gate), ending);
        }
    }

    /** An engine takes no time before 1970. */
    private static String seconds(Instant since) {
        return since.isBefore(Instant.EPOCH)
                ? "0"
                : String.format(Locale.ROOT, "%d.%09d", since.getEpochSecond(), since.getNano());
    }
}
