package dev.longshore.testkit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One request on one connection, and what is done with it. A side that closes early ends it: that is no error here. */
final class UnixExchange {
    /** Headers that speak of one connection only (RFC 9110, section 7.6.1) or that this side writes itself. */
    private static final Set<String> OWN =
            Set.of("host", "connection", "transfer-encoding", "content-length", "keep-alive");

    private static final int FOR_EVER = Integer.MAX_VALUE;
    private final SocketChannel client;
    private final Set<SocketChannel> open;
    private final InputStream in;
    private final OutputStream out;

    UnixExchange(SocketChannel client, Set<SocketChannel> open) {
        this.client = client;
        this.open = open;
        this.in = new BufferedInputStream(Channels.newInputStream(client));
        this.out = Channels.newOutputStream(client);
    }

    void serve(Function<ProxiedRequest, Reaction> reactions) {
        try {
            ProxiedRequest request = read();
            if (request != null) {
                perform(reactions.apply(request), request);
            }
        } catch (IOException gone) {
            // The caller went away, or the engine did: closing the connection is all that is left, and our caller does
            // it.
            UnixServer.close(client);
        }
    }

    private @Nullable ProxiedRequest read() throws IOException {
        HttpHead head = HttpHead.readIfAny(in);
        if (head == null) {
            return null;
        }
        String[] words = head.startLine().split(" ", 3);
        return new ProxiedRequest(
                words[0], words[1], head.headers(), head.body(in, false).readAllBytes());
    }

    private void perform(Reaction reaction, ProxiedRequest request) throws IOException {
        switch (reaction) {
            case Reaction.Reply reply -> reply(reply, request.method());
            case Reaction.Forward forward -> forward(request, forward.engine(), FOR_EVER);
            case Reaction.Cut cut -> forward(request, cut.engine(), cut.afterBytes());
            case Reaction.Chunks chunks -> chunks(chunks);
            case Reaction.Unsteady unsteady -> unsteady(request, unsteady);
            case Reaction.Hang hang -> in.transferTo(OutputStream.nullOutputStream());
            case Reaction.Close close -> UnixServer.close(client);
            case Reaction.Delayed delayed -> {
                Commands.sleep(delayed.delay().toMillis());
                perform(delayed.then(), request);
            }
        }
    }

    private void reply(Reaction.Reply reply, String method) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("HTTP/1.1 %d Stub\r\n".formatted(reply.status()));
        reply.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: %d\r\nConnection: close\r\n\r\n".formatted(body.length));
        out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        if (!method.equals("HEAD")) {
            out.write(body);
        }
    }

    private void chunks(Reaction.Chunks reply) throws IOException {
        write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (String chunk : reply.chunks()) {
            write("%x\r\n%s\r\n".formatted(chunk.getBytes(StandardCharsets.UTF_8).length, chunk));
        }
        switch (reply.end()) {
            case CLEAN -> write("0\r\n\r\n");
            case BROKEN -> UnixServer.close(client);
            case NEVER -> in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void forward(ProxiedRequest request, Path engine, int limit) throws IOException {
        try (SocketChannel upstream = SocketChannel.open(UnixDomainSocketAddress.of(engine))) {
            open.add(upstream);
            OutputStream up = Channels.newOutputStream(upstream);
            up.write(EngineSocket.head(request.method(), request.target(), forwarded(request), request.body().length));
            up.write(request.body());
            Thread.ofVirtual().start(() -> closeWithClient(upstream));
            copy(Channels.newInputStream(upstream), limit);
            UnixServer.close(client);
        } finally {
            open.removeIf(channel -> !channel.isOpen());
        }
    }

    private void unsteady(ProxiedRequest request, Reaction.Unsteady unsteady) throws IOException {
        try (SocketChannel upstream = SocketChannel.open(UnixDomainSocketAddress.of(unsteady.engine()))) {
            open.add(upstream);
            OutputStream up = Channels.newOutputStream(upstream);
            up.write(EngineSocket.head(request.method(), request.target(), forwarded(request), 0));
            Thread.ofVirtual().start(() -> closeWithClient(upstream));
            InputStream from = new BufferedInputStream(Channels.newInputStream(upstream));
            HttpHead head = HttpHead.read(from);
            write(head.startLine() + "\r\nDate: "
                    + String.join("", head.headers().getOrDefault("date", List.of()))
                    + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
            InputStream body = new ChunkedInput(from);
            for (String line = HttpHead.readLine(body); line != null; line = HttpHead.readLine(body)) {
                for (int delay : unsteady.faults().delays()) {
                    late(line, delay);
                }
            }
        } finally {
            UnixServer.close(client);
            open.removeIf(channel -> !channel.isOpen());
        }
    }

    private void late(String line, int delayMillis) {
        String chunk = "%x\r\n%s\n\r\n".formatted(line.getBytes(StandardCharsets.UTF_8).length + 1, line);
        Thread.ofVirtual().start(() -> {
            Commands.sleep(delayMillis);
            try {
                synchronized (out) {
                    write(chunk);
                }
            } catch (IOException gone) {
                UnixServer.close(client);
            }
        });
    }

    private static Map<String, String> forwarded(ProxiedRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        request.headers().forEach((name, values) -> {
            if (!OWN.contains(name)) {
                headers.put(name, String.join(", ", values));
            }
        });
        return headers;
    }

    /** An engine ends a pull or an event stream when its caller leaves, so it must learn of it. */
    private void closeWithClient(SocketChannel upstream) {
        try {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException gone) {
            UnixServer.close(client);
        }
        UnixServer.close(upstream);
    }

    private void copy(InputStream from, int limit) throws IOException {
        byte[] buffer = new byte[65536];
        int left = limit;
        for (int count = from.read(buffer, 0, Math.min(left, buffer.length));
                count > 0;
                count = from.read(buffer, 0, Math.min(left, buffer.length))) {
            out.write(buffer, 0, count);
            left = limit == FOR_EVER ? FOR_EVER : left - count;
        }
    }
}
