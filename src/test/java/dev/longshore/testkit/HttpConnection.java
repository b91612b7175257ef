package dev.longshore.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection to an HTTP/1.1 server on this machine, kept from request to request and opened again where the server
 * closed it. Targets go out byte for byte, however wrong they are: HTTP clients tidy the very things that tests are
 * about. Not for several threads.
 */
public final class HttpConnection implements AutoCloseable {
    private static final int MILLIS = 60_000;
    private final int port;
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();

    /** A connection to that port of the loopback address, opened at the first request. */
    public HttpConnection(int port) {
        this.port = port;
    }

    /** Sends a request without a body; {@code Host} is added unless it is among the headers. */
    public EngineAnswer send(String method, String target, Map<String, String> headers) {
        return send(method, target.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** Sends JSON text. */
    public EngineAnswer sendJson(String method, String target, Map<String, String> headers, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Content-Type", "application/json");
        all.put("Content-Length", Integer.toString(body.length));
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(request(method, target.getBytes(StandardCharsets.UTF_8), all));
        request.writeBytes(body);
        return sent(method, method + " " + target, request.toByteArray());
    }

    /**
     * The same without a body and with a target of any bytes.
     *
     * @throws UncheckedIOException if the server closes the connection without an answer, or is silent for a minute
     */
    public EngineAnswer send(String method, byte[] target, Map<String, String> headers) {
        return sent(
                method, method + " " + new String(target, StandardCharsets.UTF_8), request(method, target, headers));
    }

    private EngineAnswer sent(String method, String name, byte[] request) {
        try {
            return exchange(method, name, request);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private EngineAnswer exchange(String method, String name, byte[] request) throws IOException {
        if (socket != null) {
            try {
                return once(method, name, request);
            } catch (EOFException | SocketException closedMeanwhile) {
                close();
            }
        }
        return once(method, name, request);
    }

    private EngineAnswer once(String method, String name, byte[] request) throws IOException {
        connected().getOutputStream().write(request);
        HttpHead head = HttpHead.read(in);
        int status = Integer.parseInt(head.startLine().split(" ", 3)[1]);
        boolean bodiless = method.equals("HEAD") || status == 304 || status == 204;
        byte[] body = bodiless ? new byte[0] : head.body(in, true).readAllBytes();
        if (head.header("connection", "").equalsIgnoreCase("close")) {
            close();
        }
        return new EngineAnswer(name, status, head.headers(), body);
    }

    private Socket connected() throws IOException {
        Socket open = socket;
        if (open == null) {
            open = new Socket(InetAddress.getLoopbackAddress(), port);
            open.setSoTimeout(MILLIS);
            open.setTcpNoDelay(true);
            in = new BufferedInputStream(open.getInputStream());
            socket = open;
        }
        return open;
    }

    private byte[] request(String method, byte[] target, Map<String, String> headers) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Host", "localhost:" + port);
        all.putAll(headers);
        StringBuilder rest = new StringBuilder(" HTTP/1.1\r\n");
        all.forEach((header, value) ->
                rest.append(header).append(": ").append(value).append("\r\n"));
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes((method + " ").getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(target);
        request.writeBytes(rest.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        return request.toByteArray();
    }

    @Override
    public void close() {
        Socket open = socket;
        socket = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
