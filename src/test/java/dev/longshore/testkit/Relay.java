package dev.longshore.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Takes connections on a free port of the loopback, each on a thread of its own. */
final class Relay implements AutoCloseable {

    private final ServerSocket server;
    private final Handler handler;

    /** What is done with a connection; it is closed afterwards. */
    interface Handler {
        void serve(Socket client) throws IOException;
    }

    private Relay(ServerSocket server, Handler handler) {
        this.server = server;
        this.handler = handler;
    }

    static Relay start(Handler handler) {
        try {
            Relay relay = new Relay(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), handler);
            Thread.ofVirtual().start(relay::accept);
            return relay;
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
            handler.serve(client);
        } catch (IOException gone) {
            close(client);
        }
    }

    /** Hands on what either side sends, until one leaves; then the other learns of it. */
    static void join(Socket client, Socket upstream) {
        Thread.ofVirtual().start(() -> copy(upstream, client));
        copy(client, upstream);
    }

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
