package dev.longshore.rehearsal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Answers on a Unix socket like an engine that has some images and a container and on which nothing ever happens. */
final class StandInEngine implements AutoCloseable {

    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private final Path socket;
    private final ServerSocketChannel server;

    private StandInEngine(Path socket, ServerSocketChannel server) {
        this.socket = socket;
        this.server = server;
    }

    static StandInEngine start(Path socket) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        StandInEngine engine = new StandInEngine(socket, server);
        Thread.ofPlatform().daemon().name("stand-in-engine").start(engine::acceptAll);
        return engine;
    }

    /** Its address as {@code DOCKER_HOST} has it. */
    String host() {
        return "unix://" + socket;
    }

    private void acceptAll() {
        try {
            while (true) {
                SocketChannel client = server.accept();
                open.add(client);
                Thread.ofPlatform().daemon().name("stand-in-engine").start(() -> serve(client));
            }
        } catch (ClosedChannelException closed) {
            return; // that is how it ends
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One request a connection; events are a stream that stays open. */
    private void serve(SocketChannel client) {
        try (client) {
            BufferedReader in = new BufferedReader(
                    new InputStreamReader(Channels.newInputStream(client), StandardCharsets.ISO_8859_1));
            String line = in.readLine();
            skipHeaders(in);
            OutputStream out = Channels.newOutputStream(client);
            if (line != null && pathOf(line).equals("/events")) {
                write(out, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
                in.read();
            } else if (line != null) {
                answer(out, line);
            }
        } catch (IOException gone) {
            return; // the caller has left
        } finally {
            open.remove(client);
        }
    }

    private static void skipHeaders(BufferedReader in) throws IOException {
        @Nullable String line = in.readLine();
        while (line != null && !line.isEmpty()) {
            line = in.readLine();
        }
    }

    private static void answer(OutputStream out, String requestLine) throws IOException {
        String body = StandInAnswers.to(pathOf(requestLine));
        write(
                out,
                "HTTP/1.1 %s\r\nApi-Version: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
                        .formatted(
                                body.isEmpty() ? "404 Not Found" : "200 OK",
                                StandInAnswers.API,
                                body.startsWith("OK") ? "text/plain" : "application/json",
                                body.getBytes(StandardCharsets.UTF_8).length));
        if (!requestLine.startsWith("HEAD ")) {
            write(out, body);
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Without the version before it and the query behind it. */
    private static String pathOf(String requestLine) {
        String target = requestLine.split(" ", 3)[1];
        int query = target.indexOf('?');
        return (query < 0 ? target : target.substring(0, query)).replaceFirst("^/v[0-9.]+/", "/");
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (SocketChannel each : open) {
            each.close();
        }
    }
}
