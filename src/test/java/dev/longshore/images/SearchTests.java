package dev.longshore.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.longshore.engine.SearchRow;
import dev.longshore.fakes.FakeEngine;
import dev.longshore.fakes.FakeWire;
import dev.longshore.fakes.Looks;
import dev.longshore.fakes.Rows;
import dev.longshore.problem.Failure;
import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Unavailable;
import dev.longshore.problem.Upstream;
import dev.longshore.registries.RegistryWorld;
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
    private final RegistryWorld registries = new RegistryWorld();
    private final List<Integer> limits = new ArrayList<>();

    SearchTests() {
        engine.beforeSearch = limits::add;
        IntStream.range(0, 60)
                .mapToObj(n -> new SearchRow("team/app" + n, "", 60 - n, n % 10 == 0, false))
                .forEach(engine.found::add);
    }

    private String search(Format format, SearchQuery query) {
        Searches searches = new Searches(registries.search(), new LocalRepositories(new Looks()));
        byte[] body = new SearchController(searches)
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

    private void registryHas(String host, String names) {
        registries.configure(host);
        registries.wire.on("GET https://" + host + "/v2/_catalog?n=1000", "{'repositories':[" + names + "]}");
    }

    private static List<String> texts(JsonNode list, String field) {
        return list.valueStream().map(each -> each.path(field).asString()).toList();
    }

    @Test
    void everyConfiguredRegistryIsSearchedToo() {
        registryHas("a.example.com", "'team/app','team/other','app'");
        registryHas("b.example.com", "'none'");
        JsonNode result = search("100", null, null);
        assertThat(texts(result.path("registries"), "registry"))
                .containsExactly("docker.io", "a.example.com", "b.example.com");
        assertThat(texts(result.path("registries"), "status")).containsOnly("answered");
        assertThat(texts(result.path("items"), "name"))
                .startsWith("team/app0", "a.example.com/app", "team/app1", "a.example.com/team/app", "team/app2")
                .doesNotContain("a.example.com/team/other")
                .hasSize(62);
        assertThat(result.path("items").path(1).has("stars")).isFalse();
    }

    @Test
    void aTermWithARegistryAsksOnlyThat() {
        registryHas("a.example.com", "'team/app'");
        byte[] before = search(Format.JSON, new SearchQuery("a.example.com/app", null, null, null))
                .getBytes(StandardCharsets.UTF_8);
        JsonNode result = new JsonMapper().readTree(before);
        assertThat(texts(result.path("registries"), "registry")).containsExactly("a.example.com");
        assertThat(texts(result.path("items"), "name")).containsExactly("a.example.com/team/app");
        assertThat(limits).isEmpty();
    }

    @Test
    void filtersOfStarsLeaveOutRegistriesWithoutThem() {
        registryHas("a.example.com", "'team/app'");
        assertThat(texts(search(null, "true", null).path("registries"), "registry"))
                .containsExactly("docker.io");
        assertThat(texts(search(null, null, "1").path("registries"), "registry"))
                .containsExactly("docker.io");
        assertThat(texts(search(null, "false", "0").path("registries"), "registry"))
                .hasSize(2);
        assertThat(registries.wire.asked).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "401, denied, registry-auth-required",
        "403, denied, registry-denied-or-not-found",
        "404, unsupported, registry-failed",
        "405, unsupported, registry-failed",
        "500, failed, registry-failed",
        "429, rate-limited, registry-rate-limited"
    })
    void aRegistryThatListsNothingSaysWhyAndTheOthersAnswer(int status, String word, String code) {
        registryHas("b.example.com", "'app'");
        registries.configure("a.example.com");
        registries.wire.on("GET https://a.example.com/v2/_catalog?n=1000", question -> FakeWire.reply(status, "{}"));
        registries.wire.on("GET https://a.example.com/v2/app/tags/list?n=1000", "{'tags':['1']}");
        JsonNode result = search("100", null, null);
        JsonNode registry = result.path("registries").path(1);
        assertThat(registry.path("status").asString()).isEqualTo(word);
        assertThat(registry.path("code").asString()).isEqualTo(code);
        boolean looked = word.equals("denied") || word.equals("unsupported");
        assertThat(texts(result.path("items"), "name").contains("a.example.com/app"))
                .as("the very name is looked for")
                .isEqualTo(looked);
        assertThat(texts(result.path("items"), "name")).contains("b.example.com/app", "team/app0");
    }

    @Test
    void aRegistryThatIsNotThereIsUnreachable() {
        registries.configure("a.example.com");
        JsonNode registry = search(null, null, null).path("registries").path(1);
        assertThat(registry.path("status").asString()).isEqualTo("unreachable");
        assertThat(registry.path("code").asString()).isEqualTo("registry-unreachable");
    }

    @Test
    void whereDockerHubDoesNotAnswerTheOthersDo() {
        registryHas("a.example.com", "'app'");
        engine.beforeSearch = limit -> {
            throw new Upstream(ProblemType.REGISTRY_UNREACHABLE, "docker.io cannot be reached.");
        };
        JsonNode result = search(null, null, null);
        assertThat(texts(result.path("registries"), "status")).containsExactly("unreachable", "answered");
        assertThat(texts(result.path("items"), "name")).containsExactly("a.example.com/app");
    }

    @Test
    void whereNobodyAnswersItIsAProblemAndOfRateLimitsOnlyIfAllSaySo() {
        registries.configure("a.example.com");
        Upstream down = new Upstream(ProblemType.REGISTRY_UNREACHABLE, "docker.io cannot be reached.");
        Failure limited = new Unavailable(ProblemType.REGISTRY_RATE_LIMITED, "docker.io limits.");
        engine.beforeSearch = limit -> {
            throw limited;
        };
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> search(null, null, null))
                .matches(failure -> failure.type() == ProblemType.REGISTRY_UNREACHABLE);
        registries.wire.on("GET https://a.example.com/v2/_catalog?n=1000", question -> FakeWire.reply(429, ""));
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> search(null, null, null))
                .isSameAs(limited);
        engine.beforeSearch = limit -> {
            throw down;
        };
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> search(null, null, null))
                .isSameAs(down);
    }

    @Test
    void resultsSayWhichAreHere() {
        engine.images.add(Rows.image("a", "team/app3:2", "a.example.com/team/app:1"));
        registryHas("a.example.com", "'team/app','app'");
        JsonNode items = search("100", null, null).path("items");
        assertThat(items.valueStream()
                        .filter(item -> item.path("local").booleanValue())
                        .map(item -> item.path("name").asString()))
                .containsExactly("a.example.com/team/app", "team/app3");
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
