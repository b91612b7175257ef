package dev.longshore.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Hands connections on to a server that speaks no TLS, and answers in plain HTTP to those that begin with it, as Go's servers
 * do: that makes an engine try again without. The JDK's server would wait for more, and the engine for 10 s.
 */
public final class NoTlsGate implements AutoCloseable {

    private static final int TLS_HANDSHAKE = 0x16;

    private final Relay relay;
    private final int target;

    private NoTlsGate(int target) {
        this.target = target;
        this.relay = Relay.start(this::serve);
    }

    /** One in front of the server at that port of the loopback address, which stays the caller's to close. */
    public static NoTlsGate to(int port) {
        return new NoTlsGate(port);
    }

    /** The port it listens on, on the loopback address. */
    public int port() {
        return relay.port();
    }

    @Override
    public void close() {
        relay.close();
    }

    private void serve(Socket client) throws IOException {
        int first = client.getInputStream().read();
        if (first == TLS_HANDSHAKE) {
            refuse(client);
        } else if (first >= 0) {
            connect(client, first);
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
            Relay.join(client, upstream);
        }
    }
}
