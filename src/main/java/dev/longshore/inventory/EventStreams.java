package dev.longshore.inventory;

import dev.longshore.engine.Ending;
import dev.longshore.engine.Engine;
import dev.longshore.engine.EngineEvent;
import dev.longshore.engine.EngineEvents;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stream of an engine's events. An idle engine says nothing for days, and so does a connection that something on the way
 * has forgotten. After a silence the stream is therefore opened once more, from the last sign on; only when the new one stands
 * the old one is ended, so that nothing is missed between them.
 */
final class EventStreams implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);

    /** Less than what proxies and address translation forget a silent connection after. */
    static final Duration SILENCE = Duration.ofMinutes(2);

    /** Before the last sign: an engine's clock is told in whole seconds, and events may overtake one another. */
    private static final Duration OVERLAP = Duration.ofSeconds(5);

    private final Engine engine;
    private final Inbox inbox;
    private final Clock clock;
    private @Nullable Connection current;
    private @Nullable Connection next;

    /** When the engine last gave a sign, by its own clock; null if it never said. */
    private @Nullable Instant known;

    /** When the latest stream was asked for or last gave a sign, by our clock. */
    private Instant lastSign;

    private EventStreams(Engine engine, Inbox inbox, Clock clock) {
        this.engine = engine;
        this.inbox = inbox;
        this.clock = clock;
        this.lastSign = clock.instant();
    }

    /** Opens the first stream; its events, and its end, go to the inbox. */
    static EventStreams open(Engine engine, Inbox inbox, Clock clock) {
        EventStreams streams = new EventStreams(engine, inbox, clock);
        Connection first = streams.new Connection();
        streams.current = first;
        first.begin(Instant.EPOCH);
        return streams;
    }

    /** Opens the next stream if this one has been silent for long; one that does not open in time counts as an end. */
    synchronized void look() {
        Duration silent = Duration.between(lastSign, clock.instant());
        if (next != null) {
            if (silent.compareTo(engine.listDeadline()) > 0) {
                inbox.add(new Note.Ended(engine.listTimeout()));
            }
        } else if (silent.compareTo(SILENCE) >= 0) {
            Connection another = new Connection();
            next = another;
            lastSign = clock.instant();
            another.begin(known == null ? Instant.EPOCH : known.minus(OVERLAP));
        }
    }

    private synchronized void sign(@Nullable Instant engineTime) {
        lastSign = clock.instant();
        if (engineTime != null && (known == null || engineTime.isAfter(known))) {
            known = engineTime;
        }
    }

    /** The stream that this one takes the place of; null for the first. */
    private synchronized @Nullable Connection replacedBy(Connection opened) {
        if (!opened.equals(next)) {
            return null;
        }
        Connection before = current;
        current = opened;
        next = null;
        return before;
    }

    private synchronized boolean needs(Connection stream) {
        return stream.equals(current) || stream.equals(next);
    }

    @Override
    public void close() {
        taken().forEach(Connection::end);
    }

    private synchronized List<Connection> taken() {
        List<Connection> open = Stream.of(Optional.ofNullable(current), Optional.ofNullable(next))
                .flatMap(Optional::stream)
                .toList();
        current = null;
        next = null;
        return open;
    }

    /** One of them. */
    private final class Connection implements EngineEvents.EventSink {

        private final Ending ending = new Ending();

        void begin(Instant since) {
            Thread.ofVirtual().name("inventory-events").start(() -> follow(since));
        }

        void end() {
            ending.end(new Unavailable(ProblemType.SHUTTING_DOWN, "The stream of events is not needed any more."));
        }

        private void follow(Instant since) {
            Failure why = new Unavailable(ProblemType.ENGINE_UNREACHABLE, "The engine has ended its stream of events.");
            try {
                engine.events().follow(since, this, ending);
            } catch (Failure failure) {
                why = failure;
            } catch (RuntimeException e) {
                LOG.error("Following the events of {} failed", engine.name(), e);
            } finally {
                if (needs(this)) {
                    inbox.add(new Note.Ended(why));
                }
            }
        }

        @Override
        public void opened(@Nullable Instant engineTime) {
            sign(engineTime);
            Connection before = replacedBy(this);
            if (before == null) {
                inbox.opened(engineTime);
            } else {
                before.end();
            }
        }

        @Override
        public void event(EngineEvent event) {
            sign(event.time());
            inbox.event(event);
        }

        @Override
        public void missed() {
            sign(null);
            inbox.missed();
        }
    }
}
