package dev.longshore;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a running service whether it is alive, for containers that have neither a shell nor curl. */
final class HealthCheck {

    private static final Duration DEADLINE = Duration.ofSeconds(4);

    private HealthCheck() {}

    /** Exits with 0 if the service in this container answers that it is alive, with 1 if not. */
    public static void main(String[] arguments) throws InterruptedException {
        String port = System.getenv().getOrDefault("SERVER_PORT", "8080");
        System.exit(isAlive(URI.create("http://127.0.0.1:" + port + "/actuator/health/liveness")) ? 0 : 1);
    }

    private static boolean isAlive(URI liveness) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(liveness).timeout(DEADLINE).build();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(DEADLINE).build()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            System.err.println("not alive: " + e);
            return false;
        }
    }
}
