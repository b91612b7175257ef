package dev.longshore.rehearsal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Asks a service and compares what it answers. */
final class Visitor implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LONGEST)
            .build();
    private final String base;
    private final String token;

    Visitor(int port, String token) {
        this.base = "http://127.0.0.1:" + port;
        this.token = token;
    }

    /** What was not as the scene has it; empty if all was. */
    Optional<String> play(Scene scene) {
        try {
            HttpResponse<String> answer =
                    client.send(request(scene), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return answer.statusCode() == scene.status() && answer.body().contains(scene.contains())
                    ? Optional.empty()
                    : Optional.of(scene + " was answered with " + answer.statusCode() + " " + answer.body());
        } catch (IOException e) {
            return Optional.of(scene + " was not answered: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(scene + " was interrupted");
        }
    }

    private HttpRequest request(Scene scene) {
        Map<String, String> headers = new LinkedHashMap<>(Map.of("Authorization", "Bearer " + token));
        headers.putAll(scene.headers());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + scene.path())).timeout(LONGEST);
        headers.forEach((name, value) -> {
            if (!value.isEmpty()) {
                request.header(name, value);
            }
        });
        return request.build();
    }

    @Override
    public void close() {
        client.close();
    }
}
