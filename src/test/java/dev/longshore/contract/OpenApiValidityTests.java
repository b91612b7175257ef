package dev.longshore.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.longshore.access.Role;
import dev.longshore.problem.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The committed document against the OpenAPI Initiative's schema of OpenAPI 3.1 (2026-08-03), and our own promises. */
class OpenApiValidityTests {

    private static final Map<String, ProblemType> TYPES =
            Stream.of(ProblemType.values()).collect(Collectors.toMap(ProblemType::code, Function.identity()));

    private final JsonNode document = ApiDocument.committed();
    private final List<JsonNode> operations = ApiDocument.operations(document).toList();

    @Test
    void itIsValidOpenApi31() {
        assertThat(schema().validate(document)).isEmpty();
    }

    @Test
    void theSchemaFindsWhatIsWrong() {
        ObjectNode broken = (ObjectNode) document.deepCopy();
        ((ObjectNode) broken.path("paths")
                        .path("/images")
                        .path("get")
                        .path("responses")
                        .path("200"))
                .remove("description");
        assertThat(schema().validate(broken)).isNotEmpty();
    }

    private static Schema schema() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(ApiDocument.resource(
                        new ClassPathResource("openapi-3.1-schema.json", OpenApiValidityTests.class)));
    }

    @Test
    void everyReferenceIsToSomethingThatIsThere() {
        assertThat(document.findValuesAsString("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void everyOperationHasAnIdOfItsOwnASummaryItsRoleAndTheBearerScheme() {
        assertThat(operations).isNotEmpty().allSatisfy(operation -> {
            assertThat(operation.path("operationId").asString("")).matches("[a-z][A-Za-z]+");
            assertThat(operation.path("summary").asString("")).isNotBlank();
            String role = operation.path("x-required-role").asString("");
            assertThat(Role.ofWord(role)).as(role).isPresent();
            assertThat(operation.path("description").asString("")).contains("Needs the role " + role);
            assertThat(operation.path("security").toString()).isEqualTo("[{\"bearer\":[]}]");
        });
        assertThat(operations.stream().map(each -> each.path("operationId").asString()))
                .doesNotHaveDuplicates();
        assertThat(document.at("/components/securitySchemes/bearer/scheme").asString())
                .isEqualTo("bearer");
    }

    @Test
    void everyFailureNamesItsProblemTypesEachUnderItsOwnStatus() {
        operations.forEach(operation -> operation.path("responses").forEachEntry((status, response) -> {
            if (Integer.parseInt(status) >= 400) {
                assertThat(response.path("content").propertyNames()).containsExactly(Contract.PROBLEM);
                assertThat(response.path("x-problem-types").valueStream().map(JsonNode::asString))
                        .as(operation.path("operationId") + " " + status)
                        .isNotEmpty()
                        .allSatisfy(code -> assertThat(TYPES.get(code))
                                .extracting(ProblemType::status)
                                .isEqualTo(Integer.valueOf(status)));
            }
        }));
    }

    @Test
    void everyParameterIsDescribed() {
        assertThat(operations.stream().flatMap(each -> each.path("parameters").valueStream()))
                .isNotEmpty()
                .allSatisfy(
                        parameter -> assertThat(parameter.path("description").asString(""))
                                .as(parameter.toString())
                                .isNotBlank());
    }

    @Test
    void noTextEndsAComment() {
        assertThat(document.findValues("description").stream()
                        .filter(JsonNode::isString)
                        .map(JsonNode::asString))
                .isNotEmpty()
                .as("client generators put descriptions into comments as they are")
                .noneMatch(text -> text.contains("*/"));
    }

    @Test
    void pathsOnAnEngineAndOnlyThoseHaveASecondServerThatNamesIt() {
        document.path("paths").forEachEntry((path, item) -> {
            boolean onEngine = path.matches("/(images|containers)(/.*)?");
            assertThat(item.path("servers").path(1).path("url").asString(""))
                    .as(path)
                    .isEqualTo(onEngine ? "/engines/{engine}" : "");
            assertThat(item.path("servers").path(1).path("variables").has("engine"))
                    .isEqualTo(onEngine);
        });
    }
}
