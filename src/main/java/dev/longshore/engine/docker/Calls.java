package dev.longshore.engine.docker;

import dev.longshore.engine.Reach;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes calls on one engine: agreed version, deadline, cap, failures in our own types, metrics and the engine's state. */
final class Calls {

    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);
    private static final int QUICK_AT_ONCE = 4;

    private final Negotiation negotiation;
    private final SessionWire sessions;
    private final EngineFailures failures;
    private final AnswerClassifier answers;
    private final IoClassifier broken;
    private final EngineCalls limits;
    private final EngineState state;
    private final CallAccount account;
    private final Watchdog common;
    private final Watchdog quick = new Watchdog(QUICK_AT_ONCE);
    private final SharedPing again = new SharedPing(this::ping);

    Calls(Wire wire, EngineFailures failures, EngineHost host, EngineCalls limits, EngineState state, CallMeter meter) {
        this.failures = failures;
        this.limits = limits;
        this.state = state;
        this.account = new CallAccount(state, meter);
        this.negotiation = new Negotiation(wire, failures);
        this.sessions = new SessionWire(wire, negotiation, failures);
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
        return watched(call, cancellation -> sessions.exchange(call, null, answered(call, reader), cancellation));
    }

    /**
     * The same for a change. It goes out once; if it fails so that the engine may have done it all the same, the failure's
     * {@code outcome} is {@code unknown}.
     */
    <T> T change(Call call, BodyReader<T> reader) {
        awaitSign();
        ChangeBody body = new ChangeBody();
        try {
            return watched(call, cancellation -> sessions.exchange(call, body, answered(call, reader), cancellation));
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
        return watched(call, cancellation -> sessions.exchange(call, null, Reply::status, cancellation));
    }

    /** Asks whether the engine lives, and what version it speaks. */
    Session ping() {
        return watched(Call.get(CallKind.PING, "/_ping"), cancellation -> {
            negotiation.ping(cancellation);
            return negotiation.agreed(cancellation);
        });
    }

    /**
     * The streams of the same engine: same version, state and metrics, other connections.
     *
     * @param wire without a cap of connections
     */
    Streams streams(Wire wire) {
        return new Streams(this, new SessionWire(wire, negotiation, failures), failures, broken, account);
    }

    /** Agrees on a version under the ping's deadline, unless one is agreed on; who comes at once shares a ping. */
    void agree() {
        if (!negotiation.isAgreed()) {
            again.await();
        }
    }

    private <T> Answered<T> answered(Call call, BodyReader<T> reader) {
        return new Answered<>(
                call, failures, (status, json, body) -> answers.failure(call, status, json, body), reader);
    }

    private <T> T watched(Call call, Watchdog.Task<T> task) {
        return account.of(call.kind(), () -> guarded(call, task));
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
            throw broken.any(e.getCause());
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
}
