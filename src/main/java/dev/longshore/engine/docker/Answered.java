package dev.longshore.engine.docker;

import dev.longshore.engine.docker.Calls.BodyReader;
import dev.longshore.engine.docker.SessionWire.VersionRefused;
import dev.longshore.problem.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;

/** Reads the body of a successful answer, and makes failures of all others. */
record Answered<T>(Call call, EngineFailures failures, Refused refused, BodyReader<T> reader)
        implements ReplyReader<T> {

    @Override
    public T read(Reply reply) throws IOException {
        if (call.kind().isSuccess(reply.status())) {
            return read(reply.body());
        }
        String body = reply.errorText();
        if (AnswerClassifier.refusesVersion(reply.status(), body)) {
            throw new VersionRefused();
        }
        throw refused.failure(reply.status(), reply.isJson(), body);
    }

    private T read(InputStream body) throws IOException {
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

    /** Says what an answer that is no success means. */
    @FunctionalInterface
    interface Refused {

        /**
         * What it means.
         *
         * @param json whether the answer calls itself JSON
         */
        Failure failure(int status, boolean json, String body);
    }
}
