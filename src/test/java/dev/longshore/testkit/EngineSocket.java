package dev.longshore.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A small HTTP/1.1 client for an engine's Unix socket, to ask the engine what is true and to build what tests need. Paths
 * go out as they are given: percent-encoding and API version are the caller's. Each call has its own connection and ends
 * with an {@link UncheckedIOException} when it takes longer than the time limit.
 *
 * @param path the socket
 * @param limit the longest a call may take
 */
public record EngineSocket(Path path, Duration limit) {

    /** A client whose calls may take a minute. */
    public static EngineSocket at(Path socket) {
        return new EngineSocket(socket, Duration.ofMinutes(1));
    }

    /** {@code GET}. */
    public EngineAnswer get(String target) {
        return send("GET", target, Map.of(), new byte[0]);
    }

    /** {@code POST} without a body. */
    public EngineAnswer post(String target) {
        return send("POST", target, Map.of(), new byte[0]);
    }

    /** {@code POST} of anything Jackson can write. */
    public EngineAnswer postJson(String target, Object body) {
        return send(
                "POST",
                target,
                Map.of("Content-Type", "application/json"),
                JsonMapper.shared().writeValueAsBytes(body));
    }

    /** {@code POST} of a tar. */
    public EngineAnswer postTar(String target, byte[] tar) {
        return send("POST", target, Map.of("Content-Type", "application/x-tar"), tar);
    }

    /** {@code DELETE}. */
    public EngineAnswer delete(String target) {
        return send("DELETE", target, Map.of(), new byte[0]);
    }

    /** Any request; the answer is read to its end. */
    public EngineAnswer send(String method, String target, Map<String, String> headers, byte[] body) {
        try (EngineStream stream = EngineStream.open(this, method, target, headers, body)) {
            return stream.whole(limit, method.equals("HEAD"));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + target + " to " + path, e);
        }
    }

    /** A request whose answer is read as it comes, such as {@code /events}; only its head has a time limit. Close it. */
    public EngineStream stream(String method, String target) {
        try {
            return EngineStream.open(this, method, target, Map.of(), new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + target + " to " + path, e);
        }
    }

    /** Whether the engine answers its ping within two seconds. */
    public boolean answers() {
        try {
            return new EngineSocket(path, Duration.ofSeconds(2)).get("/_ping").status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    static byte[] head(String method, String target, Map<String, String> headers, int length) {
        StringBuilder head =
                new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: engine\r\nConnection: close\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("Content-Length: ")
                .append(length)
                .append("\r\n\r\n")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
