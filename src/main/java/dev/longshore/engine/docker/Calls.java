package dev.longshore.engine.docker;

import dev.longshore.engine.Reach;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Unavailable;
import dev.longshore.problem.Unexpected;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;

/** Makes calls on one engine: agreed version, deadline, cap, failures in our own types, metrics and the engine's state. */
final class Calls {

    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);
    private static final int QUICK_AT_ONCE = 4;

    private final Wire wire;
    private final Negotiation negotiation;
    private final EngineFailures failures;
    private final AnswerClassifier answers;
    private final IoClassifier broken;
    private final EngineCalls limits;
    private final EngineState state;
    private final CallMeter meter;
    private final Watchdog common;
    private final Watchdog quick = new Watchdog(QUICK_AT_ONCE);
    private final SharedPing again = new SharedPing(this::ping);

    Calls(Wire wire, EngineFailures failures, EngineHost host, EngineCalls limits, EngineState state, CallMeter meter) {
        this.wire = wire;
        this.failures = failures;
        this.limits = limits;
        this.state = state;
        this.meter = meter;
        this.negotiation = new Negotiation(wire, failures);
        this.answers = new AnswerClassifier(failures);
        this.broken = new IoClassifier(failures, host);
        this.common = new Watchdog(limits.atOnce());
    }

    /** How many connections these limits can need at a time. */
    static int connections(EngineCalls limits) {
        return limits.atOnce() + QUICK_AT_ONCE;
    }

    /**
     * Where the engine was last seen not to answer: asks whether it does by now, which takes a ping's deadline at most, so
     * that nobody waits out a longer one for an engine that is known to hang.
     *
     * @throws Failure if it still does not
     */
    void awaitSign() {
        if (!(state.reach() instanceof Reach.Down)) {
            return;
        }
        try {
            again.await();
        } catch (Failure e) {
            if (state.reach() instanceof Reach.Down) {
                throw e;
            }
            LOG.debug("The engine answers, if with a refusal: {}", e.detail());
        }
    }

    /** What the reader makes of the body of a successful answer, under the call's deadline. */
    <T> T ask(Call call, BodyReader<T> reader) {
        awaitSign();
        return watched(
                call, cancellation -> inSession(call, null, reply -> successful(call, reply, reader), cancellation));
    }

    /**
     * The same for a change. It goes out once; if it fails so that the engine may have done it all the same, the failure's
     * {@code outcome} is {@code unknown}.
     */
    <T> T change(Call call, BodyReader<T> reader) {
        awaitSign();
        ChangeBody body = new ChangeBody();
        try {
            return watched(
                    call,
                    cancellation -> inSession(call, body, reply -> successful(call, reply, reader), cancellation));
        } catch (Failure e) {
            throw body.wentOut() ? EngineFailures.unsure(e) : e;
        }
    }

    /** A change whose answer says nothing but that it is done. */
    void change(Call call) {
        change(call, body -> true);
    }

    /** The status of the answer, whichever it is. */
    int status(Call call) {
        awaitSign();
        return watched(call, cancellation -> inSession(call, null, Reply::status, cancellation));
    }

    /** Asks whether the engine lives, and what version it speaks. */
    Session ping() {
        return watched(Call.get(CallKind.PING, "/_ping"), cancellation -> {
            negotiation.ping(cancellation);
            return negotiation.agreed(cancellation);
        });
    }

    private <T> T watched(Call call, Watchdog.Task<T> task) {
        long start = System.nanoTime();
        String outcome = ProblemType.INTERNAL.code();
        try {
            T result = guarded(call, task);
            state.answered();
            outcome = "ok";
            return result;
        } catch (Failure e) {
            state.failed(call.kind(), e);
            outcome = e.type().code();
            throw e;
        } finally {
            meter.record(call.kind(), outcome, System.nanoTime() - start);
        }
    }

    private <T> T guarded(Call call, Watchdog.Task<T> task) {
        Duration deadline = limits.deadline(call);
        Watchdog watchdog = call.kind().lane() == CallKind.Lane.QUICK ? quick : common;
        try {
            if (!watchdog.enter(limits.patience())) {
                throw failures.busy(call.kind().lane() == CallKind.Lane.QUICK ? QUICK_AT_ONCE : limits.atOnce());
            }
            return watchdog.run("engine-" + failures.name() + "-" + call.kind().label(), deadline, task);
        } catch (TimeoutException e) {
            throw failures.timeout(call, deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable(
                    ProblemType.SHUTTING_DOWN, "The call was interrupted since the service is stopping.", e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    private Failure failure(@Nullable Throwable thrown) {
        return switch (thrown) {
            case Failure failure -> failure;
            case IOException io -> broken.failure(io);
            case Error error -> throw error;
            case null, default ->
                new Unexpected(ProblemType.INTERNAL, "A call on the engine failed in an unforeseen way.", thrown);
        };
    }

    /** An engine that refuses the agreed version has been replaced: it is asked anew, once. */
    private <T> T inSession(Call call, @Nullable ChangeBody change, ReplyReader<T> reader, Cancellation cancellation)
            throws IOException {
        Session session = negotiation.agreed(cancellation);
        try {
            return exchange(call, change, session, reader, cancellation);
        } catch (VersionRefused refused) {
            negotiation.drop(session);
            return again(call, change, reader, cancellation);
        } catch (IOException e) {
            negotiation.drop(session);
            throw e;
        }
    }

    private <T> T again(Call call, @Nullable ChangeBody change, ReplyReader<T> reader, Cancellation cancellation)
            throws IOException {
        if (change != null) {
            change.wasRefused();
        }
        Session session = negotiation.agreed(cancellation);
        try {
            return exchange(call, change, session, reader, cancellation);
        } catch (VersionRefused refused) {
            throw failures.apiUnsupported(session.oldest(), session.newest());
        }
    }

    private <T> T exchange(
            Call call, @Nullable ChangeBody change, Session session, ReplyReader<T> reader, Cancellation cancellation)
            throws IOException {
        String path = call.pathFor(session.version());
        return change == null
                ? wire.exchange(call.method(), path, cancellation, reader)
                : wire.exchange(call.method(), path, change, cancellation, reader);
    }

    private <T> T successful(Call call, Reply reply, BodyReader<T> reader) throws IOException {
        if (call.kind().isSuccess(reply.status())) {
            return read(call, reader, reply.body());
        }
        String body = reply.errorText();
        if (AnswerClassifier.refusesVersion(reply.status(), body)) {
            throw new VersionRefused();
        }
        throw answers.failure(call, reply.status(), reply.isJson(), body);
    }

    private <T> T read(Call call, BodyReader<T> reader, InputStream body) throws IOException {
        try {
            return reader.read(body);
        } catch (JacksonIOException e) {
            throw Objects.requireNonNullElseGet(e.getCause(), () -> new IOException(e));
        } catch (WrongShape e) {
            throw failures.protocol(call, String.valueOf(e.getMessage()), e);
        } catch (JacksonException e) {
            throw failures.protocol(call, "broken JSON", e);
        }
    }

    /** Reads a body while the connection is open. */
    @FunctionalInterface
    interface BodyReader<T> {

        /**
         * What the body says.
         *
         * @throws WrongShape if it is not what the Engine API says
         */
        T read(InputStream body) throws IOException, WrongShape;
    }

    /** The engine does not speak the version of the path. */
    private static final class VersionRefused extends IOException {

        private static final long serialVersionUID = 1L;
    }
}
