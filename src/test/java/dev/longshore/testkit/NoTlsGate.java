package dev.longshore.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Hands connections on to a server that speaks no TLS, and answers in plain HTTP to those that begin with it, as Go's servers
 * do: that makes an engine try again without. The JDK's server would wait for more, and the engine for 10 s.
 */
final class NoTlsGate implements AutoCloseable {

    private static final int TLS_HANDSHAKE = 0x16;

    private final ServerSocket server;
    private final int target;

    private NoTlsGate(ServerSocket server, int target) {
        this.server = server;
        this.target = target;
    }

    static NoTlsGate to(int port) {
        try {
            NoTlsGate gate = new NoTlsGate(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), port);
            Thread.ofVirtual().start(gate::accept);
            return gate;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() {
        close(server);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                close(server);
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            int first = client.getInputStream().read();
            if (first == TLS_HANDSHAKE) {
                refuse(client);
            } else if (first >= 0) {
                connect(client, first);
            }
        } catch (IOException gone) {
            close(client);
        }
    }

    private static void refuse(Socket client) throws IOException {
        client.getOutputStream().write("HTTP/1.0 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        client.shutdownOutput();
        client.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    private void connect(Socket client, int first) throws IOException {
        try (Socket upstream = new Socket(InetAddress.getLoopbackAddress(), target)) {
            upstream.getOutputStream().write(first);
            Thread.ofVirtual().start(() -> copy(upstream, client));
            copy(client, upstream);
        }
    }

    /** Whoever leaves, the other side learns of it. */
    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            close(to);
        }
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
