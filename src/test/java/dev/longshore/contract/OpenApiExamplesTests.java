package dev.longshore.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.longshore.Longshore;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends the examples of the committed document. OpenApiTests rewrites them. */
@SpringBootTest(
        classes = {Longshore.class, ExampleWorld.class},
        webEnvironment = WebEnvironment.RANDOM_PORT)
class OpenApiExamplesTests {

    @TempDir
    private static Path folder = Path.of("");

    @LocalServerPort
    private int port;

    @Autowired
    private ExampleWorld world = new ExampleWorld();

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("longshore.data-dir", () -> folder.resolve("data").toString());
    }

    @BeforeEach
    void prepare() {
        world.begin();
        ExampleAnswer.prepare(port);
    }

    /** A request in the document, and what stands there of its answer. */
    record Written(String operation, JsonNode request, JsonNode content) {

        @Override
        public String toString() {
            return operation + " " + request.path("name").asString();
        }

        JsonNode value() {
            return content.path("examples")
                    .path(request.path("name").asString())
                    .path("value");
        }
    }

    static Stream<Written> examples() {
        return ApiDocument.operations(ApiDocument.committed())
                .flatMap(operation -> operation
                        .path(DocumentExamples.REQUESTS)
                        .valueStream()
                        .map(request -> new Written(
                                operation.path("operationId").asString(),
                                request,
                                operation
                                        .path("responses")
                                        .path(request.path("status").asString())
                                        .path("content")
                                        .path(request.path("contentType").asString()))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void theServiceAnswersAnExampleAsTheDocumentSays(Written example) {
        ExampleAnswer answer = ExampleAnswer.to(port, example.request());
        assertThat(answer)
                .isEqualTo(new ExampleAnswer(
                        example.request().path("status").asInt(),
                        example.request().path("contentType").asString(),
                        example.value()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void anExampleFitsItsSchemaWhichNamesEachOfItsFields(Written example) {
        ObjectNode schema = (ObjectNode) example.content().path("schema").deepCopy();
        ObjectNode components = (ObjectNode) ApiDocument.committed().path("components");
        components.path("schemas").forEach(OpenApiExamplesTests::close);
        schema.set("components", components);
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema)
                        .validate(example.value()))
                .isEmpty();
    }

    /** Forbids fields that the schema does not name, unless it allows them. */
    private static void close(JsonNode schema) {
        if (schema.has("properties") && !schema.has("additionalProperties")) {
            ((ObjectNode) schema).put("additionalProperties", false);
        }
    }

    @Test
    void everyOperationHasAnExampleThatSucceeds() {
        List<String> without = ApiDocument.operations(ApiDocument.committed())
                .filter(operation -> operation
                        .path(DocumentExamples.REQUESTS)
                        .valueStream()
                        .noneMatch(request -> request.path("status").asInt() < 300))
                .map(operation -> operation.path("operationId").asString())
                .toList();
        assertThat(without).as("add one to Example and rewrite the document").isEmpty();
    }
}
