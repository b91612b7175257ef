package dev.longshore.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends requests byte by byte, since HTTP clients tidy the very things that are tested here. */
final class Wire {

    private final int port;

    Wire(int port) {
        this.port = port;
    }

    record Answer(int status, Map<String, String> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        String code() {
            return json().path("code").asString("");
        }
    }

    Answer get(String path, String... headers) throws IOException {
        return send("GET", path, "", headers);
    }

    /** With {@code Host: localhost} unless the headers have one, and without the connection being kept. */
    Answer send(String method, String path, String body, String... headers) throws IOException {
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nConnection: close\r\n");
        if (String.join("\n", headers).toLowerCase(Locale.ROOT).lines().noneMatch(each -> each.startsWith("host:"))) {
            head.append("Host: localhost:").append(port).append("\r\n");
        }
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        if (!body.isEmpty()) {
            head.append("Content-Length: ")
                    .append(body.getBytes(StandardCharsets.UTF_8).length)
                    .append("\r\n");
        }
        return raw(head + "\r\n" + body);
    }

    Answer raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Answer parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        List<String> lines = text.substring(0, end).lines().toList();
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] parts = line.split(": ?", 2);
            headers.merge(parts[0].toLowerCase(Locale.ROOT), parts[1], (one, other) -> one + ", " + other);
        }
        String body = text.substring(end + 4);
        return new Answer(
                Integer.parseInt(lines.getFirst().substring(9, 12)),
                headers,
                headers.getOrDefault("transfer-encoding", "").equals("chunked") ? dechunked(body) : body);
    }

    private static String dechunked(String body) {
        StringBuilder whole = new StringBuilder();
        String rest = body;
        while (!rest.isEmpty()) {
            int line = rest.indexOf("\r\n");
            byte[] bytes = rest.substring(line + 2).getBytes(StandardCharsets.UTF_8);
            int size = Integer.parseInt(rest.substring(0, line), 16);
            if (size == 0) {
                break;
            }
            whole.append(new String(bytes, 0, size, StandardCharsets.UTF_8));
            rest = new String(bytes, size + 2, bytes.length - size - 2, StandardCharsets.UTF_8);
        }
        return whole.toString();
    }
}
