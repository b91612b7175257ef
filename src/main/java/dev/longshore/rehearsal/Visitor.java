package dev.longshore.rehearsal;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Asks a service and compares what it answers. What it loads itself is loaded at every start of the service, so it is the
 * JDK's oldest client, which is small.
 */
final class Visitor {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final String base;
    private final String token;

    Visitor(int port, String token) {
        this.base = "http://127.0.0.1:" + port;
        this.token = token;
    }

    /** What was not as the scene has it; empty if all was. */
    Optional<String> play(Scene scene) {
        try {
            HttpURLConnection connection = asked(scene);
            int status = connection.getResponseCode();
            String body = body(connection, status);
            return status == scene.status() && body.contains(scene.contains())
                    ? Optional.empty()
                    : Optional.of(scene + " was answered with " + status + " " + body);
        } catch (IOException e) {
            return Optional.of(scene + " was not answered: " + e);
        }
    }

    private HttpURLConnection asked(Scene scene) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(base + scene.path()).toURL().openConnection();
        connection.setConnectTimeout((int) LONGEST.toMillis());
        connection.setReadTimeout((int) LONGEST.toMillis());
        Map<String, String> headers = new LinkedHashMap<>(Map.of("Authorization", "Bearer " + token));
        headers.putAll(scene.headers());
        headers.forEach((name, value) -> {
            if (!value.isEmpty()) {
                connection.setRequestProperty(name, value);
            }
        });
        return connection;
    }

    private static String body(HttpURLConnection connection, int status) throws IOException {
        try (InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
