package dev.longshore.testkit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer that is read while the engine still sends it; closing it closes the connection. */
public final class EngineStream implements AutoCloseable {
    private final String request;
    private final SocketChannel channel;
    private final HttpHead head;
    private final InputStream body;

    private EngineStream(String request, SocketChannel channel, HttpHead head, InputStream body) {
        this.request = request;
        this.channel = channel;
        this.head = head;
        this.body = body;
    }

    static EngineStream open(
            EngineSocket socket, String method, String target, Map<String, String> headers, byte[] body)
            throws IOException {
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket.path()));
        try (Deadline deadline = Deadline.closing(channel, socket.limit())) {
            OutputStream out = Channels.newOutputStream(channel);
            out.write(EngineSocket.head(method, target, headers, body.length));
            out.write(body);
            InputStream in = new BufferedInputStream(Channels.newInputStream(channel));
            HttpHead head = HttpHead.read(in);
            deadline.met();
            return new EngineStream(method + " " + target, channel, head, head.body(in, true));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** The HTTP status. */
    public int status() {
        return Integer.parseInt(head.startLine().split(" ", 3)[1]);
    }

    /** The body, out of its chunks. */
    public InputStream body() {
        return body;
    }

    /**
     * The next JSON value of a stream of one value a line, or empty at the end. It waits for it.
     *
     * @throws UncheckedIOException if the stream is cut
     */
    public Optional<JsonNode> next() {
        try {
            String line = HttpHead.readLine(body);
            while (line != null && line.isBlank()) {
                line = HttpHead.readLine(body);
            }
            return Optional.ofNullable(line).map(JsonMapper.shared()::readTree);
        } catch (IOException e) {
            throw new UncheckedIOException(request, e);
        }
    }

    /** Reads the rest of it, within the limit. */
    EngineAnswer whole(Duration limit, boolean bodiless) throws IOException {
        try (Deadline deadline = Deadline.closing(channel, limit)) {
            byte[] bytes = bodiless ? new byte[0] : body.readAllBytes();
            deadline.met();
            return new EngineAnswer(request, status(), head.headers(), bytes);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(request, e);
        }
    }
}
