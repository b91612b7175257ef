package dev.longshore.contract;

import dev.longshore.access.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/**
 * The answer to an example.
 *
 * @param status its status
 * @param mediaType its content type without parameters
 * @param body JSON as it is, anything else as a string
 */
record ExampleAnswer(int status, String mediaType, JsonNode body) {

    static final String PLACE = "http://localhost:8080";

    /** Lists each engine once, since what is said of engines tells of their last lists. */
    static void prepare(int port) {
        for (String engine : List.of("local", "far")) {
            Map<String, String> headers = Map.of("Authorization", "Bearer " + Role.VIEWER.word());
            send(port, "GET", "/engines/" + engine + "/images", headers, HttpRequest.BodyPublishers.noBody());
        }
    }

    /** Sends a request of the document; the place of the service stands as {@link #PLACE} in the answer. */
    static ExampleAnswer to(int port, JsonNode request) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + request.path("role").asString());
        request.path("headers").forEachEntry((name, value) -> headers.put(name, value.asString()));
        return send(
                port,
                request.path("method").asString(),
                request.path("path").asString(),
                headers,
                body(request, headers));
    }

    private static HttpRequest.BodyPublisher body(JsonNode request, Map<String, String> headers) {
        if (!request.has("body")) {
            return HttpRequest.BodyPublishers.noBody();
        }
        headers.put("Content-Type", "application/json");
        return HttpRequest.BodyPublishers.ofString(request.path("body").toString());
    }

    private static ExampleAnswer send(
            int port, String method, String path, Map<String, String> headers, HttpRequest.BodyPublisher body) {
        String here = "http://localhost:" + port;
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(here + path)).method(method, body);
        headers.forEach(request::header);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            String type =
                    response.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
            String text = text(response.body()).replace(here, PLACE);
            JsonNode content = type.endsWith("json") ? JsonMapper.shared().readTree(text) : StringNode.valueOf(text);
            return new ExampleAnswer(response.statusCode(), type, content);
        } catch (IOException e) {
            throw new AssertionError("no answer to " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** All of it; of a watch, which does not end, the first event, whose id is never the same. */
    private static String text(InputStream body) throws IOException {
        try (body) {
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            for (int next = body.read(); next >= 0; next = body.read()) {
                read.write(next);
                if (next == '\n' && isFirstOfWatch(read.toString(StandardCharsets.UTF_8))) {
                    break;
                }
            }
            return read.toString(StandardCharsets.UTF_8)
                    .replaceFirst(
                            "^id: [^\n]*\nevent: ready\n(?<data>.*\"revision\":)[0-9]+",
                            "id: 4f2a9c1e-41\nevent: ready\n${data}41");
        }
    }

    private static boolean isFirstOfWatch(String read) {
        return read.startsWith("id: ") && read.contains("\nevent: ready\n") && read.endsWith("\n\n");
    }
}
