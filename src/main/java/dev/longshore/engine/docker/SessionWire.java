package dev.longshore.engine.docker;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Sends calls in the version agreed with the engine. */
record SessionWire(Wire wire, Negotiation negotiation, EngineFailures failures) {

    /**
     * Sends the call. An engine that refuses the agreed version has been replaced: it is asked anew, once.
     *
     * @param change what goes out once only; null for a call that changes nothing
     */
    <T> T exchange(Call call, @Nullable ChangeBody change, ReplyReader<T> reader, Cancellation cancellation)
            throws IOException {
        Session session = negotiation.agreed(cancellation);
        try {
            return send(call, change, session, reader, cancellation);
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
            return send(call, change, session, reader, cancellation);
        } catch (VersionRefused refused) {
            throw failures.apiUnsupported(session.oldest(), session.newest());
        }
    }

    private <T> T send(
            Call call, @Nullable ChangeBody change, Session session, ReplyReader<T> reader, Cancellation cancellation)
            throws IOException {
        String path = call.pathFor(session.version());
        return change == null
                ? wire.exchange(call.method(), path, cancellation, reader)
                : wire.exchange(call.method(), path, change, cancellation, reader);
    }

    /** The engine does not speak the version of the path. */
    static final class VersionRefused extends IOException {

        private static final long serialVersionUID = 1L;
    }
}
