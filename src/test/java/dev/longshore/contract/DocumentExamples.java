package dev.longshore.contract;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts examples into the document: each request into its operation, the answer to it into the operation's response. */
public final class DocumentExamples {

    /** The operation's member that lists the requests. */
    static final String REQUESTS = "x-example-requests";

    private DocumentExamples() {}

    /** Asks the world behind this port, each time as it is at the beginning, and writes down what it answers. */
    public static void addTo(JsonNode document, ExampleWorld world, int port) {
        Example.all().forEach(example -> {
            world.begin();
            ExampleAnswer.prepare(port);
            add(document, example, port);
        });
    }

    private static void add(JsonNode document, Example example, int port) {
        ObjectNode request = request(example);
        ExampleAnswer answer = ExampleAnswer.to(port, request);
        request.put("status", answer.status()).put("contentType", answer.mediaType());
        ObjectNode operation = operation(document, example.operation());
        operation.withArray(REQUESTS).add(request);
        ObjectNode text =
                content(operation, example, answer).withObject("/examples").putObject(example.name());
        text.put("summary", example.summary()).set("value", answer.body());
        if (request.has("body")) {
            operation
                    .withObject("/requestBody/content")
                    .withObjectProperty("application/json")
                    .withObjectProperty("examples")
                    .putObject(example.name())
                    .put("summary", example.summary())
                    .set("value", request.path("body"));
        }
    }

    private static ObjectNode content(ObjectNode operation, Example example, ExampleAnswer answer) {
        JsonNode response = operation.path("responses").path(Integer.toString(answer.status()));
        if (response.path("content").path(answer.mediaType()) instanceof ObjectNode content) {
            return content;
        }
        throw new AssertionError(example + " was answered with what is not declared: " + answer);
    }

    private static ObjectNode request(Example example) {
        ObjectNode request = JsonMapper.shared().createObjectNode();
        request.put("name", example.name());
        request.put("method", example.method());
        request.put("path", example.path());
        request.put("role", example.role().word());
        ObjectNode headers = request.putObject("headers").put("X-Request-Id", "example-" + example.name());
        example.headers().forEach(headers::put);
        if (example.body() != null) {
            request.set("body", JsonMapper.shared().readTree(example.body()));
        }
        return request;
    }

    private static ObjectNode operation(JsonNode document, String id) {
        return document.path("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .filter(each -> each.path("operationId").asString("").equals(id))
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("the document has no operation " + id));
    }
}
