package dev.longshore.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.longshore.engine.SearchRow;
import dev.longshore.fakes.FakeEngine;
import dev.longshore.problem.Failure;
import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Upstream;
import dev.longshore.representation.Format;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SearchTests {

    private final FakeEngine engine = new FakeEngine("local");
    private final List<Integer> limits = new ArrayList<>();

    SearchTests() {
        engine.beforeSearch = limits::add;
        IntStream.range(0, 60)
                .mapToObj(n -> new SearchRow("team/app" + n, "", 60 - n, n % 10 == 0, false))
                .forEach(engine.found::add);
    }

    private String search(Format format, SearchQuery query) {
        byte[] body = new SearchController()
                .search(engine, format, query, new MockHttpServletRequest("GET", "/images/search"))
                .getBody();
        return new String(Objects.requireNonNull(body), StandardCharsets.UTF_8);
    }

    private JsonNode search(@Nullable String limit, @Nullable String official, @Nullable String minStars) {
        return new JsonMapper().readTree(search(Format.JSON, new SearchQuery("app", limit, official, minStars)));
    }

    @Test
    void asManyAsUsualAreAskedFor() {
        JsonNode result = search(null, null, null);
        assertThat(result.path("items").size()).isEqualTo(25);
        assertThat(result.path("truncated").booleanValue()).isTrue();
        assertThat(limits).containsExactly(25);
    }

    @Test
    void filtersLookAtAHundredAndDoNotShrinkThePage() {
        JsonNode result = search("5", "true", null);
        assertThat(result.path("items"))
                .hasSize(5)
                .allMatch(item -> item.path("official").booleanValue());
        assertThat(result.path("truncated").booleanValue()).as("a sixth passes").isTrue();
        assertThat(limits).containsExactly(100);
    }

    @Test
    void whatIsCompleteIsNotTruncated() {
        assertThat(search("6", "true", null).path("truncated").booleanValue()).isFalse();
        assertThat(search(null, null, "58").path("items").size()).isEqualTo(3);
        assertThat(search(null, "false", "58").path("items").size()).isEqualTo(2);
        assertThat(search("100", null, null).path("truncated").booleanValue()).isFalse();
    }

    @Test
    void aHundredThatTheRegistryGaveMayNotBeAll() {
        IntStream.range(60, 120)
                .mapToObj(n -> new SearchRow("app" + n, "", 0, false, false))
                .forEach(engine.found::add);
        assertThat(search("100", "true", null).path("truncated").booleanValue()).isTrue();
    }

    @Test
    void aResultTellsItsRegistryAndNoEmptyDescription() {
        JsonNode item = search("1", null, null).path("items").path(0);
        assertThat(item.path("registry").asString()).isEqualTo("docker.io");
        assertThat(item.has("description")).isFalse();
        JsonNode registry = search("1", null, null).path("registries").path(0);
        assertThat(registry.path("registry").asString()).isEqualTo("docker.io");
        assertThat(registry.path("status").asString()).isEqualTo("answered");
    }

    @ParameterizedTest
    @CsvSource({
        "mysql,docker.io",
        "team/mysql,docker.io",
        "registry.example.com/mysql,registry.example.com",
        "registry:5000/mysql,registry:5000",
        "localhost/mysql,localhost",
        "docker.io/mysql,docker.io",
        "index.docker.io/mysql,docker.io",
        "registry.example.com,docker.io"
    })
    void theRegistryIsWhatTheTermBeginsWith(String term, String registry) {
        assertThat(new SearchQuery(term, null, null, null).registry()).isEqualTo(registry);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none,none,none,none",
                "'',none,none,none",
                "'  ',none,none,none",
                "https://example.com/app,none,none,none",
                "app,0,none,none",
                "app,101,none,none",
                "app,-1,none,none",
                "app,many,none,none",
                "app,'',none,none",
                "app,none,maybe,none",
                "app,none,none,-1",
                "app,none,none,some"
            })
    void whatIsWrongIsRefusedBeforeTheEngineIsAsked(
            @Nullable String term, @Nullable String limit, @Nullable String official, @Nullable String minStars) {
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> search(Format.JSON, new SearchQuery(term, limit, official, minStars)))
                .matches(failure -> failure.type() == ProblemType.INVALID_PARAMETER);
        assertThat(limits).isEmpty();
    }

    @Test
    void aRegistryThatDoesNotAnswerIsAProblemAndNoEmptyList() {
        Upstream failure = new Upstream(ProblemType.REGISTRY_UNREACHABLE, "docker.io cannot be reached.");
        engine.beforeSearch = limit -> {
            throw failure;
        };
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> search(null, null, null))
                .isSameAs(failure);
    }

    /** As the formatter of docker/cli 28 prints it into a pipe: columns of ten or more, three apart. */
    @Test
    void theTableIsThatOfTheCli() {
        engine.found.clear();
        engine.found.add(
                new SearchRow("mysql", "MySQL is a widely used, open-source relational database", 15000, true, false));
        engine.found.add(new SearchRow("team/mysql", "", 7, false, false));
        engine.found.add(new SearchRow("mysql2", "two\r\nlines", 0, false, true));
        assertThat(search(Format.TEXT, new SearchQuery("mysql", null, null, null)))
                .isEqualTo("""
                        NAME         DESCRIPTION                                     STARS     OFFICIAL
                        mysql        MySQL is a widely used, open-source relation…   15000     [OK]
                        team/mysql                                                   7        \s
                        mysql2       two  lines                                      0        \s
                        """);
    }
}
