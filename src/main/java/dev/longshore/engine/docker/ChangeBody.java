package dev.longshore.engine.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Map;

/**
 * The empty body of a change. docker-java's HTTP client sends a request again after a broken connection if its method is
 * idempotent, as DELETE is, and after 429 and 503 whatever its method, but never one whose body is a stream ({@code
 * HttpRequestRetryExec} of httpclient5). The client reads the body as it writes the request, so this also knows whether
 * the engine can have got it.
 */
final class ChangeBody extends InputStream {

    private final Map<String, String> headers;
    private boolean out;
    private boolean withdrawn;

    ChangeBody() {
        this(Map.of());
    }

    /** @param headers go out with it; they may be secret */
    ChangeBody(Map<String, String> headers) {
        this.headers = Map.copyOf(headers);
    }

    Map<String, String> headers() {
        return headers;
    }

    @Override
    public synchronized int read() throws IOException {
        if (withdrawn) {
            throw new InterruptedIOException("the call was given up before it went out");
        }
        out = true;
        return -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return length == 0 ? 0 : read();
    }

    /** The engine answered that it does not speak the version, and so did nothing: it may go out once more. */
    synchronized void wasRefused() {
        out = false;
    }

    /** Whether it went out; if not, it does not any more. */
    synchronized boolean wentOut() {
        withdrawn = true;
        return out;
    }
}
