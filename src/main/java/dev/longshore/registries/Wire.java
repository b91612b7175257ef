package dev.longshore.registries;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpHeaders;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Single requests over the network, as they are: no redirect is followed, no failure retried. */
public interface Wire {

    /**
     * A request.
     *
     * @param method GET, HEAD or POST
     * @param uri absolute
     * @param trust whose certificates are believed
     * @param headers its headers; secrets among them are in no text of it
     * @param form the body of a POST, null for none
     * @param mostBytes how long the answer's body may be
     * @param patience how long it all may take
     */
    record Question(
            String method,
            URI uri,
            Trust trust,
            Map<String, String> headers,
            @Nullable String form,
            int mostBytes,
            Duration patience) {

        @Override
        public String toString() {
            return method + " " + uri;
        }
    }

    /** An answer of any status. */
    @SuppressWarnings("ArrayRecordComponent") // never changed and never compared
    record Reply(int status, HttpHeaders headers, byte[] body) {

        Optional<String> header(String name) {
            return headers.firstValue(name);
        }

        boolean isWell() {
            return status >= 200 && status < 300;
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** An answer whose body is longer than it may be. */
    final class TooLong extends IOException {

        private static final long serialVersionUID = 1L;

        /** The same. */
        public TooLong(int mostBytes) {
            super("more than " + mostBytes + " bytes");
        }
    }

    /**
     * Sends a request.
     *
     * @throws TooLong if the answer is too long
     * @throws HttpTimeoutException if it takes too long
     * @throws javax.net.ssl.SSLException if there is no TLS, or none that is trusted
     * @throws IOException if there is no connection or it breaks
     */
    Reply send(Question question) throws IOException;

    /** The addresses of a host, at least one. */
    List<InetAddress> addresses(String host) throws UnknownHostException;
}
