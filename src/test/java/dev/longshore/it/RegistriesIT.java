package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.longshore.access.Role;
import dev.longshore.reference.ImageReference;
import dev.longshore.testkit.EngineAnswer;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.ImageMaker;
import dev.longshore.testkit.Reaction;
import dev.longshore.testkit.RegistryFault;
import dev.longshore.testkit.RegistryFront;
import dev.longshore.testkit.TestRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What Longshore is told of real registries, and what it asks them. */
@ExtendWith({OutputCaptureExtension.class, WipedEngines.class})
class RegistriesIT {

    private static final String NOBODY = "127.0.0.1:9";

    /** How {@code ann:canary…} begins in base64, as HTTP's Basic scheme has it. */
    private static final String BASIC = "YW5uOmNhbmFy";

    @SuppressWarnings("NullAway.Init")
    private static TestRegistry open;

    @SuppressWarnings("NullAway.Init")
    private static TestRegistry guarded;

    @SuppressWarnings("NullAway.Init")
    private static String digest;

    private final RegistryFront front = RegistryFront.of(open);
    private final RegistryFront other = RegistryFront.of(open);
    private final RegistryFront gate = RegistryFront.of(guarded);
    private final ConfiguredRegistries registries = new ConfiguredRegistries(RunningLongshore.shared());

    @BeforeAll
    static void fill() {
        open = TestRegistry.open();
        guarded = TestRegistry.withPassword("ann", "canary-word");
        digest = new ImageMaker(61)
                .image(image -> image.tags("team/app:1.0", "team/app:1.1"))
                .image(image -> image.tags("team/web:1", "base/one:1", "base/two:1"))
                .pushTo(open)
                .getFirst();
        new ImageMaker(61).image(image -> image.tags("team/app:1.0")).pushTo(guarded);
    }

    @AfterAll
    static void close() {
        open.close();
        guarded.close();
    }

    @AfterEach
    void leave() {
        registries.removeAll();
        Stream.of(front, other, gate).forEach(RegistryFront::close);
    }

    private static List<String> all(JsonNode answer, String field) {
        return answer.path("items")
                .valueStream()
                .map(item -> item.path(field).asString())
                .toList();
    }

    private JsonNode repositories(String host, String query) {
        return registries.get(host, "/repositories" + query).expect(200).json();
    }

    @Test
    void aRegistryIsSetUpCheckedListedAndForgotten() {
        String host = front.host();
        Problem.of("registry-not-found", registries.get(host, ""));
        EngineAnswer made = registries.put(host, Map.of()).expect(201);
        assertThat(made.header("location")).hasValue("/registries/" + host.replace(":", "%3A"));
        registries.put(host, Map.of()).expect(200);
        JsonNode check = registries.check(host);
        assertThat(check.path("status").asString()).as(check.toString()).isEqualTo("ok");
        assertThat(check.path("tls").asString()).isEqualTo("none");
        assertThat(check.path("credentials").asString()).isEqualTo("not-needed");
        assertThat(check.path("apiVersion").asString()).isEqualTo("registry/2.0");
        JsonNode tags = registries
                .get(host, "/repositories/team%2Fapp/tags?digest=true")
                .expect(200)
                .json();
        assertThat(all(tags, "tag")).containsExactly("1.0", "1.1");
        assertThat(all(tags, "digest")).containsOnly(digest);
        assertThat(all(tags, "reference")).contains(front.reference("team/app:1.0"));
        Problem.of("registry-denied-or-not-found", registries.get(host, "/repositories/team/none/tags"));
        registries.remove(host).expect(200);
        Problem.of("registry-not-found", registries.remove(host));
        Problem.of("registry-not-found", registries.get(host, "/repositories"));
    }

    @Test
    void pagesGoOnToTheEndAndTheRegistryIsAskedOnceForAllOfThem() {
        registries.put(front.host(), Map.of());
        List<String> names = new ArrayList<>();
        String after = "";
        int pages = 0;
        do {
            JsonNode page = repositories(front.host(), "?limit=3" + after);
            names.addAll(all(page, "repository"));
            after = "&after=" + page.path("next").asString("");
            pages++;
        } while (!after.equals("&after="));
        assertThat(names).containsExactly("base/one", "base/two", "team/app", "team/web");
        assertThat(pages).isEqualTo(2);
        assertThat(front.requests()).containsOnlyOnce("GET /v2/_catalog?n=1000");
    }

    @Test
    @DisplayName("C69")
    void theRegistrysOwnPagesAreFollowedAndNeverToAnotherHost() {
        registries.put(front.host(), Map.of());
        front.on("GET /v2/_catalog\\?n=1000", redirect("/v2/_catalog?n=2"));
        JsonNode whole = repositories(front.host(), "");
        assertThat(all(whole, "repository")).containsExactly("base/one", "base/two", "team/app", "team/web");
        assertThat(whole.path("truncated").asBoolean(true)).isFalse();
        assertThat(front.requests()).filteredOn(each -> each.contains("last=")).isNotEmpty();

        String elsewhere = "<http://" + other.host() + "/v2/_catalog?last=b&n=1000>; rel=\"next\"";
        front.on(
                "GET /v2/_catalog.*",
                new RegistryFault.Answer(200, Map.of("Link", elsewhere), "{\"repositories\":[\"b\"]}"));
        JsonNode cut = repositories(front.host(), "");
        assertThat(all(cut, "repository")).containsExactly("b");
        assertThat(cut.path("truncated").asBoolean()).isTrue();
        assertThat(other.requests()).isEmpty();
    }

    private static RegistryFault redirect(String to) {
        return new RegistryFault.Answer(307, Map.of("Location", to), "");
    }

    @Test
    @DisplayName("C68, C70")
    void aSearchSaysHowEachRegistryAnsweredAndWhatIsLocal() {
        BothSides sides = BothSides.of(EngineKind.OVERLAY2);
        sides.proxy().on("GET", "/images/search", Reaction.json("[]"));
        String id = sides.load(image -> image);
        sides.tag(id, ImageReference.parse(open.reference("team/app:mine")));
        front.on("GET /v2/_catalog.*", new RegistryFault.Answer(403, Map.of(), "{\"errors\":[{\"code\":\"DENIED\"}]}"));
        other.on("GET /v2/_catalog.*", RegistryFault.html(404));
        for (String host : List.of(open.host(), front.host(), other.host(), guarded.host(), NOBODY)) {
            registries.put(host, Map.of());
        }
        JsonNode answer = sides.ask("/images/search?term=team/app");
        Map<String, String> statuses = answer.path("registries")
                .valueStream()
                .collect(Collectors.toMap(
                        each -> each.path("registry").asString(),
                        each -> each.path("status").asString()));
        assertThat(statuses)
                .containsEntry("docker.io", "answered")
                .containsEntry(open.host(), "answered")
                .containsEntry(front.host(), "denied")
                .containsEntry(other.host(), "unsupported")
                .containsEntry(guarded.host(), "denied")
                .containsEntry(NOBODY, "unreachable")
                .hasSize(6);
        Map<String, Boolean> local = answer.path("items")
                .valueStream()
                .collect(Collectors.toMap(
                        each -> each.path("name").asString(),
                        each -> each.path("local").asBoolean()));
        assertThat(local)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        open.reference("team/app"), true,
                        front.reference("team/app"), false,
                        other.reference("team/app"), false));
        assertThat(all(
                        registries
                                .get(front.host(), "/repositories/team/app/tags")
                                .json(),
                        "tag"))
                .containsExactly("1.0", "1.1");
        Problem.of("registry-denied-or-not-found", registries.get(front.host(), "/repositories"));
        assertThat(Problem.of("registry-unreachable", registries.get(NOBODY, "/repositories"))
                        .path("detail")
                        .asString())
                .contains("nobody answers there");
    }

    @OnBothStores
    @DisplayName("C47, C48")
    void aStoredLoginIsForItsRegistryOnlyAndNobodyReadsIt(EngineKind kind, CapturedOutput output) {
        BothSides sides = BothSides.of(kind);
        StringBuilder said = new StringBuilder();
        Level before = rootLevel(Level.TRACE);
        try {
            rightAndWrongLogin(sides, said);
        } finally {
            rootLevel(before);
        }
        for (String path : List.of("/registries", "/images/pulls", "/images/pushes", "/actuator/prometheus")) {
            said.append(sides.longshore().get(path, Role.ADMIN).expect(200).text());
        }
        JdbcClient store = JdbcClient.create(sides.longshore().bean("dataSource", DataSource.class));
        for (String table : List.of("audit", "registries", "operations", "idempotency_keys")) {
            said.append(store.sql("select * from " + table).query().listOfRows());
        }
        assertThat(said).contains("registry-auth-failed", "ann").doesNotContain("canary", BASIC);
        assertThat(output.getAll()).contains("TRACE").doesNotContain("canary", BASIC, "X-Registry-Auth");
    }

    private static Level rootLevel(Level level) {
        if (!(LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root)) {
            throw new IllegalStateException("Not Logback");
        }
        Level before = root.getLevel();
        root.setLevel(level);
        return before;
    }

    private void rightAndWrongLogin(BothSides sides, StringBuilder said) {
        String host = gate.host();
        said.append(registries.put(other.host(), Map.of()).text());
        Problem.of("registry-auth-required", sides.pull(gate.reference("team/app:1.0")));
        registries.login(host, "ann", "canary-word");
        said.append(sides.pull(gate.reference("team/app:1.0")).expect(200).text());
        said.append(sides.pull(other.reference("team/app:1.0")).expect(200).text());
        String pushed =
                gate.reference("team/pushed-" + sides.engine().kind().name().toLowerCase(Locale.ROOT) + ":1");
        String id = sides.load(image -> image.layer("pushed", 5000));
        sides.tag(id, ImageReference.parse(pushed));
        said.append(sides.push(pushed).expect(200).text());
        for (String name : List.of(gate.reference("team/app:1.0"), pushed, other.reference("team/app:1.0"))) {
            JsonNode freshness = sides.ask("/images/" + name + "/freshness");
            assertThat(freshness.path("freshness").asString())
                    .as(freshness.toString())
                    .isEqualTo("current");
        }
        JsonNode check = registries.check(host);
        assertThat(check.path("credentials").asString()).isEqualTo("accepted");
        assertThat(all(repositories(host, ""), "repository")).contains("team/app");
        assertThat(repositories(other.host(), "").path("items")).isNotEmpty();
        assertThat(gate.authorized()).isNotEmpty();

        registries.login(host, "ann", "canary-wrong");
        EngineAnswer refused = sides.pull(gate.reference("team/app:1.0"));
        Problem.of("registry-auth-failed", refused);
        Problem.of("registry-auth-failed", sides.push(pushed));
        said.append(sides.post(
                        "/images/pulls",
                        Map.of("reference", gate.reference("team/app:1.1")),
                        "Accept",
                        "text/event-stream")
                .expect(200)
                .text());
        Problem.of("registry-auth-failed", registries.get(host, "/repositories"));
        JsonNode wrong = registries.check(host);
        assertThat(wrong.path("status").asString()).isEqualTo("auth-failed");
        said.append(check).append(refused.text()).append(wrong);

        gate.on("GET /v2/_catalog.*", redirect("http://" + other.host() + "/v2/_catalog"));
        registries.login(host, "ann", "canary-word");
        assertThat(all(repositories(host, ""), "repository")).contains("base/one");
        assertThat(other.requests()).contains("GET /v2/_catalog");
        assertThat(other.authorized()).isEmpty();
    }
}
