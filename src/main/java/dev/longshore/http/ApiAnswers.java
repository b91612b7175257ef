package dev.longshore.http;

import dev.longshore.problem.ProblemType;
import dev.longshore.problem.ProblemWriter;
import dev.longshore.representation.ForTheDocument;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares every status that an operation can answer with, each with its problem types, and the problem itself. */
@Configuration(proxyBeanMethods = false)
@ForTheDocument
class ApiAnswers {

    static final String TYPES = "x-problem-types";

    /** Of the answer for several things: the types that its items can carry. */
    static final String ITEM_TYPES = "x-item-problem-types";

    private static final String SEVERAL = "207";
    private static final String PROBLEM = "#/components/schemas/Problem";

    @Bean
    OperationCustomizer problems(Routes routes) {
        return (operation, method) -> {
            String path = routes.patternOf(method).orElse("/");
            Map<Integer, List<ProblemType>> byStatus = ApiProblems.of(method, path).stream()
                    .collect(Collectors.groupingBy(ProblemType::status, TreeMap::new, Collectors.toList()));
            if (ApiReads.isConditional(method)) {
                ApiReads.describe(operation);
            }
            describeItems(operation, ApiProblems.ofItems(method, path));
            byStatus.forEach((status, types) -> answers(operation).addApiResponse(status.toString(), answer(types)));
            return operation;
        };
    }

    @Bean
    OpenApiCustomizer problem() {
        return api -> ApiDescription.components(api).addSchemas("Problem", schema());
    }

    private static void describeItems(Operation operation, Set<ProblemType> types) {
        ApiResponse several = answers(operation).get(SEVERAL);
        if (several != null && !types.isEmpty()) {
            several.setDescription(several.getDescription() + "\n\n" + text(types));
            several.addExtension(
                    ITEM_TYPES, types.stream().map(ProblemType::code).toList());
        }
    }

    private static ApiResponses answers(Operation operation) {
        if (operation.getResponses() == null) {
            operation.setResponses(new ApiResponses());
        }
        return operation.getResponses();
    }

    private static ApiResponse answer(Collection<ProblemType> types) {
        ApiResponse response = new ApiResponse()
                .description(text(types))
                .content(new Content()
                        .addMediaType(ProblemWriter.MEDIA_TYPE, new MediaType().schema(new Schema<>().$ref(PROBLEM))));
        response.addExtension(TYPES, types.stream().map(ProblemType::code).toList());
        return response;
    }

    private static String text(Collection<ProblemType> types) {
        return types.stream()
                .map(type -> "`" + type.code() + "`: " + type.summary())
                .collect(Collectors.joining("\n\n"));
    }

    private static Schema<?> schema() {
        ObjectSchema problem = new ObjectSchema();
        problem.setDescription("What went wrong (RFC 9457). Programs compare code; further members depend on it.");
        problem.addProperty("type", text("A link to the type's page"));
        problem.addProperty("title", text("A few words, the same for every problem of the type"));
        problem.addProperty("status", new IntegerSchema().description("The HTTP status"));
        problem.addProperty("code", text("The type's code"));
        problem.addProperty("detail", text("What went wrong here, and the remedy"));
        problem.addProperty("requestId", text("The X-Request-Id, which logs have too"));
        problem.addProperty(
                "blockers",
                new ArraySchema()
                        .items(new Schema<>().$ref("#/components/schemas/Blocker"))
                        .description("Everything that is in the way of a removal"));
        problem.setRequired(List.of("type", "title", "status", "code", "detail"));
        problem.setAdditionalProperties(true);
        return problem;
    }

    private static Schema<?> text(String description) {
        return new StringSchema().description(description);
    }
}
