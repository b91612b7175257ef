package dev.longshore.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who asks a running Longshore by HTTP.
 *
 * @param base such as {@code http://127.0.0.1:8080}
 * @param token sent with each request; null for none
 */
record Visitor(String base, @Nullable String token) {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    static Visitor of(int port) {
        return new Visitor("http://127.0.0.1:" + port, null);
    }

    Visitor with(String secret) {
        return new Visitor(base, Objects.requireNonNull(secret).strip());
    }

    HttpResponse<String> get(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(20));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking for " + path, e);
        }
    }
}
