package dev.longshore.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One who watches over HTTP, as browsers do: the last id that came is its own. */
final class Watcher implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final InputStream body;
    private volatile String lastId = "";

    /** An event; the id is empty if it has none, the name is {@code end} when nothing more comes. */
    record Event(String id, String name, JsonNode data) {}

    private Watcher(InputStream body) {
        this.body = body;
        Thread.ofVirtual().start(this::read);
    }

    /** Begins; {@code lastId} is empty for the first time. */
    static Watcher of(int port, String path, String lastId) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer viewer")
                .header("Accept", "text/event-stream");
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        HttpResponse<InputStream> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream;charset=UTF-8");
        return new Watcher(response.body());
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            Event event = blank();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                event = line.isEmpty() ? done(event) : with(line, event);
            }
        } catch (IOException e) {
            events.add(new Event("", "broken: " + e.getMessage(), blank().data()));
        }
        events.add(new Event("", "end", blank().data()));
    }

    private static Event blank() {
        return new Event("", "", JsonMapper.shared().createObjectNode());
    }

    private Event done(Event event) {
        if (!event.id().isEmpty()) {
            lastId = event.id();
        }
        if (!event.name().isEmpty()) {
            events.add(event);
        }
        return blank();
    }

    private static Event with(String line, Event event) {
        String value = line.substring(line.indexOf(':') + 1).strip();
        return switch (line.substring(0, line.indexOf(':'))) {
            case "id" -> new Event(value, event.name(), event.data());
            case "event" -> new Event(event.id(), value, event.data());
            case "data" ->
                new Event(event.id(), event.name(), JsonMapper.shared().readTree(value));
            default -> event;
        };
    }

    /** The next event; waits for it up to 10 s. */
    Event next() throws InterruptedException {
        Event event = events.poll(10, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("no event came");
        }
        return event;
    }

    /** The next event, which has this name. */
    JsonNode next(String name) throws InterruptedException {
        Event event = next();
        assertThat(event.name()).as(event.toString()).isEqualTo(name);
        return event.data();
    }

    /** Whether no event waits to be read. */
    boolean isQuiet() {
        return events.isEmpty();
    }

    /** What it would come back with. */
    String lastId() {
        return lastId;
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
