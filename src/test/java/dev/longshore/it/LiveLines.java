package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.access.Role;
import dev.longshore.testkit.Eventually;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** An answer that is read as it comes, on a thread of its own, each line with the moment it came. */
final class LiveLines {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String EVENT = "event: ";

    /**
     * A line.
     *
     * @param after how long after the request it came
     */
    record Line(Duration after, String text) {}

    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Boolean> whole = new CompletableFuture<>();
    private final HttpRequest request;
    private final long start = System.nanoTime();

    private LiveLines(HttpRequest request) {
        this.request = request;
    }

    /** Begins to read as an operator. */
    static LiveLines of(LongshoreServer server, String path, String accept) {
        LiveLines live = new LiveLines(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Authorization", "Bearer " + LongshoreServer.token(Role.OPERATOR))
                .header("Accept", accept)
                .header("Accept-Encoding", "gzip")
                .build());
        Thread.ofVirtual().name("read " + path).start(live::read);
        return live;
    }

    private void read() {
        try {
            HttpResponse<InputStream> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    lines.add(new Line(Duration.ofNanos(System.nanoTime() - start), line));
                }
            }
            whole.complete(true);
        } catch (IOException e) {
            whole.complete(false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            whole.completeExceptionally(e);
        } catch (RuntimeException | Error e) {
            whole.completeExceptionally(e);
        }
    }

    /** What came so far. */
    List<Line> lines() {
        return List.copyOf(lines);
    }

    /** The texts of what came so far. */
    List<String> texts() {
        return lines.stream().map(Line::text).toList();
    }

    /** The names of the events that came so far. */
    List<String> events() {
        return lines.stream()
                .map(Line::text)
                .filter(line -> line.startsWith(EVENT))
                .map(line -> line.substring(EVENT.length()))
                .toList();
    }

    /** The same, once something has come. */
    LiveLines begun() {
        Eventually.passes(() -> assertThat(lines).isNotEmpty());
        return this;
    }

    /** The same, once it has ended as HTTP wants it. */
    LiveLines ended() {
        assertThat(whole).succeedsWithin(PATIENCE).isEqualTo(true);
        return this;
    }

    /** Whether it has not ended yet. */
    boolean goesOn() {
        return !whole.isDone();
    }

    /** Whether it broke off; waits for its end. */
    boolean broke() {
        return !whole.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
