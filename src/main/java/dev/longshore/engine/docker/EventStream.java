package dev.longshore.engine.docker;

import dev.longshore.engine.EngineEvent;
import dev.longshore.engine.EngineEvents.EventSink;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;

/** Reads a stream of events to its end, one a line; a line that is no event does not end it. */
final class EventStream implements ReplyReader<Boolean> {

    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

    private final Answered<Boolean> answered;
    private final EventSink sink;
    private final Gate gate;
    private @Nullable IOException cut;

    EventStream(Call call, EngineFailures failures, EventSink sink, Gate gate) {
        AnswerClassifier answers = new AnswerClassifier(failures);
        this.answered = new Answered<>(
                call, failures, (status, json, body) -> answers.failure(call, status, json, body), this::read);
        this.sink = sink;
        this.gate = gate;
    }

    @Override
    public Boolean read(Reply reply) throws IOException {
        if (reply.isSuccess()) {
            gate.pass(() -> sink.opened(date(reply.date())));
        }
        return answered.read(reply);
    }

    /** What broke the stream after it stood; null if it ended in order. */
    @Nullable
    IOException cut() {
        return cut;
    }

    /** A cut is kept and not thrown: it says nothing of the engine, since proxies cut what is idle. */
    private boolean read(InputStream body) {
        try {
            LineInput lines = new LineInput(body);
            while (lines.advance()) {
                line(lines);
            }
        } catch (IOException e) {
            cut = e;
        }
        return true;
    }

    private void line(LineInput line) throws IOException {
        try {
            EngineEvent event = EventDraft.read(line);
            if (event != null) {
                gate.pass(() -> sink.event(event));
            }
        } catch (JacksonIOException e) {
            throw e.getCause() == null ? new IOException(e) : e.getCause();
        } catch (WrongShape | JacksonException e) {
            LOG.debug("An event that cannot be read: {}", e.getMessage());
            gate.pass(sink::missed);
        }
    }

    private static @Nullable Instant date(String header) {
        try {
            return header.isEmpty()
                    ? null
                    : ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
