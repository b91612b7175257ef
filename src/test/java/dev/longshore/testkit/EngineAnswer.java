package dev.longshore.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an engine, or Longshore, answered, whole. */
public final class EngineAnswer {
    private final String request;
    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    EngineAnswer(String request, int status, Map<String, List<String>> headers, byte[] body) {
        this.request = request;
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The first header of that name, in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT))).map(List::getFirst);
    }

    /** The values of all headers of that name, in any case, as if they were one list. */
    public String joined(String name) {
        return String.join(", ", headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
    }

    /** All headers by their names in lower case. */
    public Map<String, List<String>> headers() {
        return Map.copyOf(headers);
    }

    /** The body's bytes, out of their chunks. */
    public byte[] body() {
        return body.clone();
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body as one JSON value. */
    public JsonNode json() {
        return JsonMapper.shared().readTree(body);
    }

    /** The body as JSON values, one a line, as load and pull send them. */
    public List<JsonNode> jsonLines() {
        return text().lines()
                .filter(line -> !line.isBlank())
                .map(JsonMapper.shared()::readTree)
                .toList();
    }

    /**
     * This answer, if its status is one of these.
     *
     * @throws IllegalStateException otherwise, with request, status and body
     */
    public EngineAnswer expect(int... statuses) {
        if (Arrays.stream(statuses).noneMatch(each -> each == status)) {
            throw new IllegalStateException("%s: %d %s".formatted(request, status, text().strip()));
        }
        return this;
    }

    @Override
    public String toString() {
        return "%s: %d".formatted(request, status);
    }
}
