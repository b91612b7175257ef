package dev.longshore.engine.docker;

import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import dev.longshore.engine.docker.EngineHost.Tcp;
import dev.longshore.engine.docker.EngineHost.Unix;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLContext;

/**
 * HTTP to one engine. Each call has a connection of its own: on a Unix socket it costs microseconds, and a kept one would
 * fail the first call after the engine's restart, since docker-java does not look whether it is stale.
 */
final class Wire implements AutoCloseable {

    private static final Map<String, String> HEADERS =
            Map.of("Connection", "close", "Accept", "application/json", "Accept-Encoding", "identity");

    private final DockerHttpClient client;
    private volatile boolean closed;

    private Wire(DockerHttpClient client) {
        this.client = client;
    }

    /**
     * Prepares connections; opens none.
     *
     * @throws Refusal if the TLS files cannot be used
     */
    static Wire to(EngineTarget target, int maxConnections) throws Refusal {
        ApacheDockerHttpClient.Builder builder = new ApacheDockerHttpClient.Builder()
                .dockerHost(uri(target.host()))
                .maxConnections(maxConnections);
        if (target.tls() != null) {
            SSLContext context = TlsContext.of(target.tls());
            builder.sslConfig(() -> context);
        } else if (target.host() instanceof Unix) {
            builder.sslConfig(Wire::unused);
        }
        return new Wire(builder.build());
    }

    /** docker-java asks for one where no TLS is spoken, and would have the JDK read all authorities that it trusts. */
    private static SSLContext unused() {
        try {
            return SSLContext.getInstance("TLS");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK knows TLS", e);
        }
    }

    /**
     * Sends a request without a body and reads the answer, which is closed afterwards.
     *
     * @param path percent-encoded
     */
    <T> T exchange(String method, String path, Cancellation cancellation, ReplyReader<T> reader) throws IOException {
        return exchange(request(method, path).build(), cancellation, reader);
    }

    /** The same for a change, which goes out once at most. */
    <T> T exchange(String method, String path, ChangeBody body, Cancellation cancellation, ReplyReader<T> reader)
            throws IOException {
        Request request =
                request(method, path).putAllHeaders(body.headers()).body(body).build();
        return exchange(request, cancellation, reader);
    }

    private static Request.Builder request(String method, String path) {
        return Request.builder().method(method).path(path).headers(HEADERS);
    }

    private <T> T exchange(Request request, Cancellation cancellation, ReplyReader<T> reader) throws IOException {
        try (Response response = execute(request)) {
            cancellation.watch(response);
            return reader.read(new Reply(
                    response.getStatusCode(),
                    header(response, "Content-Type"),
                    header(response, "Api-Version"),
                    header(response, "Date"),
                    response.getBody()));
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        client.close();
    }

    private Response execute(Request request) throws IOException {
        try {
            return client.execute(request);
        } catch (RuntimeException e) {
            if (closed) {
                throw new Unavailable(ProblemType.SHUTTING_DOWN, "The service is stopping.", e);
            }
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static String header(Response response, String name) {
        return Objects.requireNonNullElse(response.getHeader(name), "");
    }

    private static URI uri(EngineHost host) {
        try {
            return switch (host) {
                case Unix unix -> new URI("unix", "", unix.socket().toString(), null, null);
                case Tcp tcp -> new URI(tcp.toString());
            };
        } catch (URISyntaxException e) {
            throw new IllegalStateException("parsed before: " + host, e);
        }
    }
}
