package dev.longshore.engine.docker;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Agrees with the engine on an API version: its newest from the header of {@code /_ping}, its oldest from {@code /version}.
 * The agreement holds until a connection fails or the engine turns out to be another.
 */
final class Negotiation {

    private static final Call PING = Call.get(CallKind.PING, "/_ping");
    private static final Call VERSION = Call.get(CallKind.VERSION, "/version");
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int VERSION_CAP = 1024 * 1024;

    private final Wire wire;
    private final EngineFailures failures;
    private final AnswerClassifier answers;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicReference<@Nullable Session> current = new AtomicReference<>();

    Negotiation(Wire wire, EngineFailures failures) {
        this.wire = wire;
        this.failures = failures;
        this.answers = new AnswerClassifier(failures);
    }

    /** The session that holds, or a new one; one caller asks, the others wait for it. */
    Session agreed(Cancellation cancellation) throws IOException {
        Session held = current.get();
        if (held != null) {
            return held;
        }
        lock();
        try {
            Session made = current.get();
            if (made == null) {
                made = negotiate(cancellation);
                current.set(made);
            }
            return made;
        } finally {
            lock.unlock();
        }
    }

    /** Whether a session holds. */
    boolean isAgreed() {
        return current.get() != null;
    }

    /** Ends the session, unless it has been replaced already. */
    void drop(Session session) {
        current.compareAndSet(session, null);
    }

    /** Asks whether the engine lives; ends the session if it speaks another version than then. */
    void ping(Cancellation cancellation) throws IOException {
        Session held = current.get();
        if (held == null) {
            agreed(cancellation);
            return;
        }
        ApiVersion newest = newest(cancellation);
        if (newest != null && !newest.equals(held.newest())) {
            drop(held);
            agreed(cancellation);
        }
    }

    private Session negotiate(Cancellation cancellation) throws IOException {
        ApiVersion newest = newest(cancellation);
        JsonNode version = version(cancellation);
        if (newest == null) {
            newest = ApiVersion.recognise(version.path("ApiVersion").asString(""));
        }
        if (newest == null) {
            throw failures.protocol(PING, "no API version", null);
        }
        ApiVersion oldest = ApiVersion.recognise(version.path("MinAPIVersion").asString(""));
        Session session = Session.agree(newest, oldest);
        if (session == null) {
            throw failures.apiUnsupported(oldest, newest);
        }
        return session;
    }

    private @Nullable ApiVersion newest(Cancellation cancellation) throws IOException {
        String header = wire.exchange("GET", PING.path(), cancellation, this::pinged);
        return ApiVersion.recognise(header);
    }

    private String pinged(Reply reply) throws IOException {
        if (!reply.isSuccess()) {
            throw answers.failure(PING, reply.status(), reply.isJson(), reply.errorText());
        }
        return reply.apiVersion();
    }

    /** What the engine says of its versions; empty where a proxy forbids to ask. */
    private JsonNode version(Cancellation cancellation) throws IOException {
        return wire.exchange("GET", VERSION.path(), cancellation, reply -> {
            if (!reply.isSuccess()) {
                return MAPPER.createObjectNode();
            }
            try {
                return MAPPER.readTree(reply.body().readNBytes(VERSION_CAP));
            } catch (JacksonException e) {
                throw failures.protocol(VERSION, "broken JSON", e);
            }
        });
    }

    private void lock() throws IOException {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while another call asked for the version");
        }
    }
}
