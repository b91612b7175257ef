package dev.longshore.contract;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.util.AntPathMatcher;
import tools.jackson.databind.JsonNode;

/** What the committed document promises of answers. */
final class Contract {

    static final String PROBLEM = "application/problem+json";

    /** Routes outside the API for programs, and why. */
    private static final Map<String, String> EXEMPT = Map.of(
            "/", "Swagger UI",
            "/ui/**", "Swagger UI",
            "/swagger-ui/**", "Swagger UI",
            "/problems/**", "pages for people",
            "/openapi.*", "the document itself",
            "/openapi-generated/**", "the document as it is generated, under test only",
            "/actuator/**", "for operators, described by Spring Boot",
            "/error", "where the server sends what no route answers");

    /** Spring's pattern of files, which also answers for paths that are none. */
    private static final String NO_ROUTE = "/**";

    private static final AntPathMatcher MATCHER = new AntPathMatcher();

    private final JsonNode paths;

    private Contract(JsonNode document) {
        paths = document.path("paths");
    }

    static Contract committed() {
        return new Contract(ApiDocument.committed());
    }

    /** What is wrong with the answer; empty if the document promises it. */
    Optional<String> complaint(Answered answer) {
        if (isTheSameOnEveryPath(answer)) {
            return Optional.empty();
        }
        String method = answer.method().equals("HEAD") ? "get" : answer.method().toLowerCase(Locale.ROOT);
        String route = answer.route();
        List<JsonNode> operations = (route == null ? matching(answer.path()) : List.of(route))
                .stream()
                        .map(template -> paths.path(template).path(method))
                        .filter(JsonNode::isObject)
                        .toList();
        if (operations.isEmpty()) {
            return route == null || isExempt(route)
                    ? Optional.empty()
                    : Optional.of(answer + ": the document has no such route");
        }
        return operations.stream().anyMatch(operation -> declares(operation, answer))
                ? Optional.empty()
                : Optional.of(answer + ": the document declares no such answer");
    }

    /** CORS's own answer, and what is said of paths and methods without a route. */
    private static boolean isTheSameOnEveryPath(Answered answer) {
        return answer.method().equals("OPTIONS")
                || answer.status() == 405
                || (answer.route() == null && answer.code().equals("no-such-path"));
    }

    private static boolean isExempt(String route) {
        return route.equals(NO_ROUTE) || EXEMPT.keySet().stream().anyMatch(each -> MATCHER.match(each, route));
    }

    /** For what was refused before a route was found: each route that the path could mean. */
    private List<String> matching(String path) {
        String plain = path.replaceFirst("^/engines/[^/]+/(?=(images|containers)(/|$))", "/");
        return paths.propertyNames().stream()
                .filter(template -> Pattern.matches(template.replaceAll("\\{[^}]+}", ".+"), plain))
                .toList();
    }

    private static boolean declares(JsonNode operation, Answered answer) {
        JsonNode response = operation.path("responses").path(Integer.toString(answer.status()));
        String type = answer.mediaType();
        if (response.isMissingNode() || (type == null && response.has("content") && !answer.bodiless())) {
            return false;
        }
        if (type != null && !response.path("content").has(type)) {
            return false;
        }
        return !PROBLEM.equals(type) || answer.bodiless() || types(response).contains(answer.code());
    }

    private static List<String> types(JsonNode response) {
        return response.path("x-problem-types")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }
}
