package dev.longshore.http;

import dev.longshore.inventory.Freshness;
import dev.longshore.representation.ForTheDocument;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.method.HandlerMethod;

/** What reads have in common: conditional requests, names in paths, and values that are left out rather than null. */
@Configuration(proxyBeanMethods = false)
@ForTheDocument
class ApiReads {

    private static final Map<String, String> NAMES = Map.of(
            "image",
            "An image: full id, name, or the unique beginning of an id (4 digits or more,"
                    + " 12 or more to change something). Slashes may be raw or encoded.",
            "container",
            "A container: full id, name, or the unique beginning of an id.",
            "If-Match",
            "The ETag of an earlier answer about it: if its state is another by now, the answer is 412 and nothing is"
                    + " changed.",
            "registry",
            "A registry's host, with its port if it has one: registry.example.com:5000, or docker.io for Docker Hub.",
            "repository",
            "A repository in the registry, such as team/app. Slashes may be raw or encoded.",
            "reference",
            "A tag's full name, such as team/app:1.0; without a tag, latest. Slashes may be raw or encoded.");

    /** Whether a route reads what the engine lists, and so can answer that nothing is new. */
    static boolean isConditional(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters()).anyMatch(each -> each.getParameterType() == Freshness.class);
    }

    /** Headers and the status of a conditional read. */
    static void describe(Operation operation) {
        operation.addParametersItem(
                header("If-None-Match", "The ETag of an earlier answer: if it still holds, the answer is 304."));
        operation.addParametersItem(
                header(
                        "Cache-Control",
                        "no-cache: wait for what the engine lists after this request came. max-stale, or max-stale=60 with the most"
                                + " seconds: where the engine is out of reach, the last known will do; its Age says how old it is."));
        operation
                .getResponses()
                .addApiResponse("304", new ApiResponse().description("What If-None-Match names still holds."));
    }

    private static Parameter header(String name, String description) {
        return new HeaderParameter()
                .name(name)
                .description(description)
                .required(false)
                .schema(new StringSchema());
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    OpenApiCustomizer leftOutRatherThanNull() {
        return api -> {
            Set<Schema<?>> seen = new HashSet<>();
            schemas(api).forEach(schema -> withoutNull(schema, seen));
            parameters(api)
                    .filter(parameter -> parameter.getDescription() == null)
                    .forEach(parameter -> parameter.setDescription(NAMES.get(parameter.getName())));
        };
    }

    private static Stream<Parameter> parameters(OpenAPI api) {
        return api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .map(Operation::getParameters)
                .filter(Objects::nonNull)
                .flatMap(List::stream);
    }

    private static Stream<Schema<?>> schemas(OpenAPI api) {
        return Stream.concat(
                api.getComponents().getSchemas().values().stream().map(schema -> (Schema<?>) schema),
                parameters(api).map(parameter -> (Schema<?>) parameter.getSchema()));
    }

    private static void withoutNull(@Nullable Schema<?> schema, Set<Schema<?>> seen) {
        if (schema == null || !seen.add(schema)) {
            return;
        }
        if (schema.getTypes() != null) {
            schema.getTypes().remove("null");
        }
        withoutNull(schema.getItems(), seen);
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(property -> withoutNull((Schema<?>) property, seen));
        }
    }
}
