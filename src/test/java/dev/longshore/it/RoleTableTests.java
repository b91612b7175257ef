package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.access.Role;
import dev.longshore.fakes.StubRegistry;
import dev.longshore.operations.IdempotencyKey;
import dev.longshore.testkit.EngineAnswer;
import dev.longshore.testkit.HttpConnection;
import dev.longshore.testkit.Reaction;
import dev.longshore.testkit.StubEngine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** Every route of the API's document and every other one, asked without a token and as each role. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoleTableTests {
    private static final String IMAGE = "sha256:" + "a1".repeat(32);
    private static final String CONTAINER = "c3".repeat(32);
    private static final Map<String, String> VARIABLES = Map.of(
            "{image}",
            IMAGE,
            "{reference}",
            "app:1",
            "{container}",
            CONTAINER,
            "{engine}",
            "stub",
            "{repository}",
            "app",
            "/search",
            "/search?term=app");

    /** What is not in the document: pages for people and the document itself, which are open. */
    private static final Set<String> OPEN_ROUTES =
            Set.of("/", "/openapi.json", "/openapi.yaml", "/problems", "/problems/{code}");

    /** Answers without an end, of which the head is enough. */
    private static final Set<String> ENDLESS = Set.of("GET /images/events", "GET /containers/events");

    private final StubEngine engine = StubEngine.speaking("1.51");
    private final StubRegistry registry = new StubRegistry();
    private final RunningLongshore longshore = RunningLongshore.start(
            "longshore.engines.stub.host=" + engine.host(), "longshore.registries.connect=300ms");
    private final JsonNode document =
            longshore.send("GET", "/openapi.json", Map.of()).expect(200).json();

    @BeforeAll
    void fill() {
        engine.get("/images/json", """
                [{"Id":"%s","RepoTags":["app:1"],"Created":1700000000,"Size":1}]""".formatted(IMAGE));
        engine.get("/containers/json", """
                [{"Id":"%s","Names":["/app"],"Image":"app:1","ImageID":"%s","State":"running"}]
                """.formatted(CONTAINER, IMAGE));
        engine.get("/images/[^/]*/history", "[]");
        engine.get("/images/search", "[]");
        engine.on("POST", "/images/create", Reaction.json("{\"status\":\"Status: Image is up to date for app:1\"}"));
        engine.on("POST", "/images/[^/]*/push", Reaction.json("{\"status\":\"1: digest: " + IMAGE + " size: 1\"}"));
        engine.on("POST", "/containers/[^/]*/stop", Reaction.json("{}"));
        engine.on("DELETE", "/containers/[^/]*", Reaction.json("{}"));
        engine.on("DELETE", "/images/[^/]*", Reaction.json("[]"));
        engine.get("/(images|containers)/[^/]*/json", "{\"Id\":\"x\",\"Config\":{},\"State\":{}}");
    }

    /** The route that forgets it is among those that are tried. */
    @BeforeEach
    void setUpRegistry() {
        registry.on("/v2/_catalog", 200, "{\"repositories\":[\"app\"]}");
        registry.on("/v2/app/tags/list", 200, "{\"tags\":[\"1\"]}");
        String path = "/registries/" + registry.host();
        try (HttpConnection connection = longshore.connect()) {
            connection.sendJson("PUT", path, LongshoreServer.as(Role.ADMIN), "{}");
        }
    }

    @AfterAll
    void close() {
        longshore.close();
        registry.close();
        engine.close();
    }

    /** An operation of the document, or another route, and who may call it; nobody's role is needed for open ones. */
    record Route(String method, String path, Optional<Role> required) {
        @Override
        public String toString() {
            return method + " " + path + " (" + required.map(Role::word).orElse("open") + ")";
        }
    }

    Stream<Route> routes() {
        List<Route> routes = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(each -> each.getValue().has("operationId"))
                        .forEach(each ->
                                addAll(routes, path.getKey(), path.getValue(), each.getKey(), each.getValue())));
        OPEN_ROUTES.forEach(
                path -> routes.add(new Route("GET", path.replace("{code}", "tag-taken"), Optional.empty())));
        for (String open :
                List.of("/actuator/health/liveness", "/actuator/health/readiness", "/swagger-ui/longshore.js")) {
            routes.add(new Route("GET", open, Optional.empty()));
        }
        routes.add(new Route("GET", "/actuator/health", Optional.of(Role.ADMIN)));
        routes.add(new Route("GET", "/actuator/prometheus", Optional.of(Role.VIEWER)));
        for (String admins : List.of("", "/info", "/metrics", "/metrics/jvm.memory.used")) {
            routes.add(new Route("GET", "/actuator" + admins, Optional.of(Role.ADMIN)));
        }
        return routes.stream();
    }

    private void addAll(List<Route> routes, String path, JsonNode item, String method, JsonNode operation) {
        String filled = VARIABLES.entrySet().stream()
                .reduce(path, (text, each) -> text.replace(each.getKey(), each.getValue()), (one, other) -> one);
        filled = filled.replace("{registry}", registry.host())
                .replace("{id}", filled.startsWith("/images/pulls") ? pull() : push());
        Optional<Role> role = Role.ofWord(operation.path("x-required-role").asString(""));
        String verb = method.toUpperCase(Locale.ROOT);
        routes.add(new Route(verb, filled, role));
        if (item.path("servers").size() > 1) {
            routes.add(new Route(verb, "/engines/stub" + filled, role));
        }
    }

    private String pull() {
        return ended("pulls");
    }

    private String push() {
        return ended("pushes");
    }

    /** The id of one that has ended, well or not. */
    private String ended(String kind) {
        try (HttpConnection connection = longshore.connect()) {
            Map<String, String> headers = new LinkedHashMap<>(LongshoreServer.as(Role.OPERATOR));
            headers.put("Prefer", "wait=10");
            headers.put(IdempotencyKey.HEADER, kind);
            EngineAnswer answer = connection.sendJson("POST", "/images/" + kind, headers, "{\"reference\":\"app:1\"}");
            String location = answer.header("Location").orElseThrow();
            return location.substring(location.lastIndexOf('/') + 1);
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void eachRouteIsOpenToItsRoleAndThoseAboveAndToNobodyElse(Route route) {
        EngineAnswer anonymous = longshore.send(route.method(), route.path(), Map.of());
        if (route.required().isEmpty()) {
            assertThat(anonymous.status()).as(anonymous.text()).isEqualTo(200);
        } else {
            assertThat(anonymous.status()).isEqualTo(401);
            Problem.of("unauthenticated", anonymous);
        }
        for (Role role : Role.values()) {
            boolean refused =
                    route.required().filter(required -> !role.covers(required)).isPresent();
            String method = !refused && ENDLESS.contains(route.method() + " " + plain(route)) ? "HEAD" : route.method();
            EngineAnswer answer = longshore.send(method, route.path(), headers(role));
            if (refused) {
                assertThat(answer.status()).as(role.word()).isEqualTo(403);
                assertThat(Problem.of("forbidden", answer).path("required").asString())
                        .isEqualTo(route.required().orElseThrow().word());
            } else {
                assertThat(answer.status())
                        .as(role + " " + answer.text())
                        .isNotIn(401, 403)
                        .isLessThan(500);
                assertThat(route.method().equals("GET") ? answer.status() : 200)
                        .as(answer.text())
                        .isEqualTo(200);
            }
        }
    }

    private static String plain(Route route) {
        return route.path().replaceFirst("^/engines/stub", "");
    }

    /** The role counts before what a body says, and after the form it comes in. */
    private static Map<String, String> headers(Role role) {
        Map<String, String> headers = new TreeMap<>(LongshoreServer.as(role));
        headers.put("Content-Type", "application/json");
        return headers;
    }

    @Test
    void theDocumentHasEveryRouteThatIsNotAPage() {
        Set<String> routes = new TreeSet<>();
        longshore
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(info -> routes.addAll(info.getPatternValues()));
        routes.removeAll(OPEN_ROUTES);
        routes.remove("/error");
        assertThat(routes)
                .containsExactlyInAnyOrderElementsOf(document.path("paths").propertyNames());
    }

    @Test
    void aTokenThatIsNobodysIsWorseThanNoneOnlyWhereOneIsNeeded() {
        Map<String, String> wrong = Map.of("Authorization", "Bearer nobodys");
        Problem.of("unauthenticated", longshore.send("GET", "/images", wrong));
        assertThat(longshore.send("GET", "/openapi.json", wrong).status()).isEqualTo(200);
        assertThat(longshore.send("GET", "/actuator/health/liveness", wrong).status())
                .isEqualTo(200);
    }
}
