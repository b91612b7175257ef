package dev.longshore.http;

import dev.longshore.representation.ForTheDocument;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where {@code fields} chooses the members of an answer, none of them is required, nor are those of objects in it. */
@Configuration(proxyBeanMethods = false)
@ForTheDocument
class ApiPartial {

    private static final String JSON = "application/json";

    @Bean
    OpenApiCustomizer nothingIsRequiredOfAnAnswerInParts() {
        return api -> {
            Components components = ApiDescription.components(api);
            Set<String> partial = new TreeSet<>();
            api.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .filter(ApiPartial::choosesFields)
                    .flatMap(ApiPartial::answer)
                    .forEach(schema -> collect(schema, components, partial));
            partial.forEach(name -> named(name, components).setRequired(null));
        };
    }

    private static boolean choosesFields(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(each -> "fields".equals(each.getName()));
    }

    private static Stream<Schema<?>> answer(Operation operation) {
        return operation.getResponses().values().stream()
                .map(ApiResponse::getContent)
                .filter(Objects::nonNull)
                .flatMap(content -> content.entrySet().stream())
                .filter(content -> content.getKey().equals(JSON))
                .map(content -> content.getValue().getSchema());
    }

    /** What lies in a list is whole: a path of fields does not go into lists. */
    private static void collect(@Nullable Schema<?> schema, Components components, Set<String> partial) {
        if (schema == null || schema.get$ref() == null) {
            return;
        }
        String name = schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1);
        Schema<?> members = named(name, components);
        if (partial.add(name) && members.getProperties() != null) {
            members.getProperties().values().forEach(each -> collect((Schema<?>) each, components, partial));
        }
    }

    private static Schema<?> named(String name, Components components) {
        return Objects.requireNonNull(components.getSchemas().get(name), name);
    }
}
