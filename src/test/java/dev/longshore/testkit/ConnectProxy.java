package dev.longshore.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A proxy for {@code HTTPS_PROXY} that leads every host to this machine, at the port that was asked for. So an engine reaches a
 * registry here by a name that it does not take for this machine's, and verifies its certificate.
 */
public final class ConnectProxy implements AutoCloseable {

    private final Relay relay = Relay.start(ConnectProxy::serve);

    /** Its address, as {@code HTTPS_PROXY} has it. */
    public String url() {
        return "http://127.0.0.1:" + relay.port();
    }

    @Override
    public void close() {
        relay.close();
    }

    private static void serve(Socket client) throws IOException {
        String[] words = HttpHead.read(client.getInputStream()).startLine().split(" ", -1);
        String target = words[1];
        if (!words[0].equals("CONNECT")) {
            answer(client, "405 Method Not Allowed");
            return;
        }
        int port = Integer.parseInt(target.substring(target.lastIndexOf(':') + 1));
        try (Socket upstream = new Socket(InetAddress.getLoopbackAddress(), port)) {
            answer(client, "200 Connection established");
            Relay.join(client, upstream);
        }
    }

    private static void answer(Socket client, String status) throws IOException {
        client.getOutputStream().write(("HTTP/1.1 " + status + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
