package dev.longshore.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.Longshore;
import dev.longshore.contract.DocumentExamples;
import dev.longshore.contract.ExampleWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Rewrite the committed document with: mvn test -Dtest=OpenApiTests -Dlongshore.openapi.write=true. */
@SpringBootTest(
        classes = {Longshore.class, ExampleWorld.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "springdoc.api-docs.enabled=true")
class OpenApiTests {

    private static final Path COMMITTED = Path.of("src/main/resources/openapi/longshore.json");
    private static final JsonMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    @TempDir
    private static Path folder = Path.of("");

    private static @Nullable JsonNode made;

    @LocalServerPort
    private int port;

    @Autowired
    private ExampleWorld world = new ExampleWorld();

    private Wire wire = new Wire(0);

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("longshore.data-dir", () -> folder.resolve("data").toString());
    }

    @BeforeEach
    void connect() {
        wire = new Wire(port);
    }

    /** Made once, since each example is asked of a world made anew. */
    private JsonNode generated() throws IOException {
        if (made == null) {
            made = describedAnew();
        }
        return made.deepCopy();
    }

    private JsonNode describedAnew() throws IOException {
        Wire.Answer answer = wire.get("/openapi-generated", "Authorization: Bearer admin");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode document = answer.json();
        DocumentExamples.addTo(document, world, port);
        return document;
    }

    @Test
    void theCommittedDocumentIsTheOneThatTheCodeDescribes() throws IOException {
        String generated = SORTED.writeValueAsString(SORTED.treeToValue(generated(), Object.class)) + "\n";
        if (Boolean.getBoolean("longshore.openapi.write")) {
            Files.writeString(COMMITTED, generated);
        }
        assertThat(Files.readString(COMMITTED))
                .as("rewrite it with -Dlongshore.openapi.write=true and read the difference")
                .isEqualTo(generated);
    }

    @Test
    void itIsOpenApi31WithoutThePagesForPeople() throws IOException {
        JsonNode document = generated();
        assertThat(document.path("openapi").asString()).startsWith("3.1");
        assertThat(document.path("paths").propertyNames()).doesNotContain("/", "/error", "/problems", "/openapi.json");
    }

    @Test
    void everyOperationHasAnIdOfItsOwnASummaryAndItsRole() throws IOException {
        List<String> ids = new ArrayList<>();
        generated()
                .path("paths")
                .forEach(path -> path.forEach(operation -> {
                    if (operation.has("operationId")) {
                        ids.add(operation.path("operationId").asString());
                        assertThat(operation.path("summary").asString(""))
                                .as(ids.getLast())
                                .isNotBlank();
                        assertThat(operation.path("x-required-role").asString(""))
                                .as(ids.getLast())
                                .isNotBlank();
                        assertThat(operation.path("security").toString()).contains("bearer");
                    }
                }));
        assertThat(ids).doesNotHaveDuplicates().noneMatch(id -> id.matches(".*_\\d+"));
    }

    @Test
    void whatIsAlwaysThereIsRequiredUnlessFieldsChooseIt() throws IOException {
        JsonNode schemas = generated().path("components").path("schemas");
        assertThat(schemas.path("Image").path("required").toString())
                .contains("\"id\"")
                .doesNotContain("createdAt");
        assertThat(schemas.path("ImageDetail").path("properties").has("id")).isTrue();
        assertThat(List.of("ImageDetail", "ContainerDetail", "ImageConfig", "ContainerImage"))
                .noneMatch(name -> schemas.path(name).has("required"));
    }

    /** Swagger UI fills in the example of a parameter, so that an unchanged request would filter by it. */
    @Test
    void noParameterThatCanBeLeftOutHasAnExample() throws IOException {
        assertThat(generated()
                        .path("paths")
                        .valueStream()
                        .flatMap(JsonNode::valueStream)
                        .flatMap(operation -> operation.path("parameters").valueStream())
                        .filter(parameter -> !parameter.path("required").asBoolean(false))
                        .filter(parameter -> !parameter.findValues("example").isEmpty()
                                || !parameter.findValues("examples").isEmpty())
                        .map(parameter -> parameter.path("name").asString()))
                .isEmpty();
    }

    @Test
    void theFixedWordsAreThoseOfTheRoutes(@Autowired Routes routes) {
        FixedWords.assertEqualTo(routes.patterns());
    }

    @Test
    void theServiceServesItWithServersAsTheCallerCame() throws IOException {
        Wire.Answer json = wire.get("/openapi.json");
        assertThat(json.status()).isEqualTo(200);
        assertThat(json.json().path("servers").path(0).path("url").asString()).isEqualTo("http://localhost:" + port);
        Wire.Answer yaml = wire.get("/openapi.yaml");
        assertThat(yaml.header("Content-Type")).isEqualTo("application/yaml");
        assertThat(yaml.body()).contains("openapi: 3.1");
    }
}
