package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.testkit.Reaction;
import dev.longshore.testkit.StubEngine;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What engines answered people in the field now and then, told by an engine that says what it is told to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FieldCasesOddAnswersTests {
    private static final String IMAGE = "sha256:" + "a1".repeat(32);
    private static final String DIGEST = "sha256:" + "d1".repeat(32);
    private static final String CONTAINER = "c3".repeat(32);
    private final StubEngine engine = StubEngine.speaking("1.51");
    private final RunningLongshore longshore = RunningLongshore.start("longshore.engines.stub.host=" + engine.host());

    @AfterAll
    void close() {
        longshore.close();
        engine.close();
    }

    private static ObjectNode image() {
        return (ObjectNode) JsonMapper.shared().readTree("""
                {"Id":"%s","ParentId":"","RepoTags":["team/app:1"],"RepoDigests":["team/app@%s"],"Created":1700000000,
                 "Size":12,"SharedSize":-1,"Labels":{"tier":"db"},"Containers":-1}
                """.formatted(IMAGE, DIGEST));
    }

    private static ObjectNode container() {
        return (ObjectNode) JsonMapper.shared().readTree("""
                {"Id":"%s","Names":["/app"],"Image":"team/app:1","ImageID":"%s","Command":"sh","Created":1700000000,
                 "Ports":[],"Labels":{},"State":"running","Status":"Up 2 hours","HostConfig":{},
                 "NetworkSettings":{"Networks":{}},"Mounts":[]}
                """.formatted(CONTAINER, IMAGE));
    }

    private void lists(List<JsonNode> images, List<JsonNode> containers) {
        engine.get("/images/json", JsonMapper.shared().writeValueAsString(images));
        engine.get("/containers/json", JsonMapper.shared().writeValueAsString(containers));
        engine.get("/(images|containers)/[^/]*/json", "{\"Id\":\"x\",\"Config\":{},\"State\":{}}");
        engine.get("/images/[^/]*/history", "[]");
    }

    private JsonNode ask(String path) {
        return longshore.get(path).expect(200).json();
    }

    @Test
    @DisplayName("C07")
    void withADigestTheTagIsOnlyARemarkOnTheOlderStoreToo() {
        lists(List.of(image()), List.of());
        for (String tag : List.of("", ":1", ":another")) {
            JsonNode found = ask("/images/team/app" + tag + "@" + DIGEST);
            assertThat(found.path("id").asString()).isEqualTo(IMAGE);
            assertThat(EngineTruth.names(found.path("references"))).containsExactly("team/app:1");
        }
        Problem.of("image-not-found", longshore.get("/images/team/other@" + DIGEST));
    }

    @ParameterizedTest(name = "{displayName}: {0}")
    @DisplayName("C15")
    @CsvSource({"Size,sizeBytes", "Created,createdAt", "Labels,", "Containers,", "ParentId,parent"})
    void whatTheEngineLeavesOutIsLeftOutAndNothingIsInvented(String field, String ours) {
        ObjectNode absent = image();
        absent.remove(field);
        ObjectNode isNull = image();
        isNull.putNull(field);
        for (ObjectNode row : List.of(absent, isNull)) {
            lists(List.of(row), List.of());
            for (JsonNode image : List.of(ask("/images").path("items").path(0), ask("/images/" + IMAGE))) {
                assertThat(image.path("id").asString()).isEqualTo(IMAGE);
                assertThat(image.path("labels").isObject()).isTrue();
                assertThat(image.propertyStream().map(each -> each.getValue().toString()))
                        .doesNotContain("null", "0", "-1", "\"\"");
                if (ours != null) {
                    assertThat(image.has(ours)).isFalse();
                }
            }
        }
    }

    @Test
    @DisplayName("C22")
    void anImageThatIsGoneFromTheListIsNotFoundButInUse() {
        lists(List.of(), List.of(container()));
        assertThat(ask("/containers/app").path("image").path("id").asString()).isEqualTo(IMAGE);
        assertThat(Problem.of("image-not-found", longshore.get("/images/" + IMAGE))
                        .path("detail")
                        .asString())
                .contains("in use by", "container app");
        assertThat(ask("/containers?image=" + IMAGE).path("items")).hasSize(1);
    }

    @Test
    @DisplayName("C23")
    void anImageThatIsListedTwiceIsOneWithEachDigestOnce() {
        ObjectNode dangling = image();
        dangling.putArray("RepoTags").add("<none>:<none>");
        dangling.putArray("RepoDigests")
                .add("team/app@" + DIGEST)
                .add("team/app@" + DIGEST)
                .add("<none>@<none>");
        lists(List.of(dangling, image()), List.of());
        String first = longshore.get("/images").expect(200).text();
        lists(List.of(image(), dangling), List.of());
        assertThat(longshore.get("/images").expect(200).text()).isEqualTo(first);
        JsonNode items = ask("/images").path("items");
        assertThat(items).hasSize(1);
        assertThat(EngineTruth.names(items.path(0).path("references"))).containsExactly("team/app:1");
        assertThat(items.path(0).path("digests")).hasSize(1);
    }

    @ParameterizedTest(name = "{displayName}: {0}")
    @DisplayName("C75")
    @ValueSource(strings = {"null", "[]"})
    void aDeadContainerWithoutANameIsListedAndFoundByItsId(String names) {
        ObjectNode dead = container().put("State", "dead").put("Status", "Dead");
        dead.set("Names", JsonMapper.shared().readTree(names));
        lists(List.of(image()), List.of(dead));
        JsonNode item = ask("/containers").path("items").path(0);
        assertThat(item.path("names").isArray()).isTrue();
        assertThat(item.path("names")).isEmpty();
        assertThat(item.path("state").asString()).isEqualTo("dead");
        for (String id : List.of(CONTAINER, CONTAINER.substring(0, 12))) {
            assertThat(ask("/containers/" + id).path("id").asString()).isEqualTo(CONTAINER);
        }
        JsonNode use = ask("/images/team/app:1").path("containers").path(0);
        assertThat(use.path("id").asString()).isEqualTo(CONTAINER);
        assertThat(use.has("name")).isFalse();
        assertThat(longshore
                        .get("/containers", "Accept", "text/plain")
                        .expect(200)
                        .text())
                .contains(CONTAINER.substring(0, 12));
    }

    @ParameterizedTest(name = "{displayName}: {0}")
    @DisplayName("C76")
    @ValueSource(strings = {"[\"/db\",\"/web/thedb\"]", "[\"/web/thedb\",\"/db\"]"})
    void theNamesThatLinksGiveStandApartInAnyOrderAndAreFoundToo(String names) {
        ObjectNode linked = container();
        linked.set("Names", JsonMapper.shared().readTree(names));
        lists(List.of(image()), List.of(linked));
        JsonNode item = ask("/containers").path("items").path(0);
        assertThat(EngineTruth.names(item.path("names"))).containsExactly("db");
        assertThat(EngineTruth.names(item.path("links"))).containsExactly("web/thedb");
        for (String name : List.of("db", "web/thedb", "web%2Fthedb")) {
            assertThat(ask("/containers/" + name).path("id").asString()).isEqualTo(CONTAINER);
            assertThat(ask("/containers?name=" + name).path("items")).hasSize(1);
        }
        assertThat(ask("/images/team/app:1")
                        .path("containers")
                        .path(0)
                        .path("name")
                        .asString())
                .isEqualTo("db");
    }

    @Test
    @DisplayName("C77")
    void noBindingOfAPortIsLostAndNoneIsThereTwice() {
        ObjectNode published = container();
        published.set("Ports", JsonMapper.shared().readTree("""
                [{"IP":"::","PrivatePort":80,"PublicPort":8080,"Type":"tcp"},
                 {"IP":"0.0.0.0","PrivatePort":80,"PublicPort":8080,"Type":"tcp"},
                 {"IP":"0.0.0.0","PrivatePort":80,"PublicPort":8080,"Type":"tcp"},
                 {"IP":"::","PrivatePort":53,"PublicPort":5354,"Type":"udp"},
                 {"IP":"0.0.0.0","PrivatePort":53,"PublicPort":5353,"Type":"udp"},
                 {"IP":"127.0.0.1","PrivatePort":80,"PublicPort":9090,"Type":"tcp"},
                 {"PrivatePort":443,"Type":"tcp"}]
                """));
        lists(List.of(image()), List.of(published));
        Stream<String> ports = ask("/containers")
                .path("items")
                .path(0)
                .path("ports")
                .valueStream()
                .map(port -> "%s %s->%d/%s"
                        .formatted(
                                port.path("ip").asString("-"),
                                port.path("publicPort").asString("-"),
                                port.path("privatePort").asInt(),
                                port.path("protocol").asString()));
        assertThat(ports)
                .containsExactlyInAnyOrder(
                        "0.0.0.0 8080->80/tcp",
                        ":: 8080->80/tcp",
                        "127.0.0.1 9090->80/tcp",
                        "0.0.0.0 5353->53/udp",
                        ":: 5354->53/udp",
                        "- -->443/tcp");
    }

    @Test
    @DisplayName("C81")
    void wordsThatNobodyKnowsYetArePassedOn() {
        ObjectNode odd = container().put("State", "hibernating").put("Status", "Hibernating (for now)");
        odd.putNull("SizeRw");
        odd.putObject("HostConfig").put("NetworkMode", "").put("Isolation", "");
        lists(List.of(image()), List.of(odd));
        engine.get("/containers/[^/]*/json", """
                {"Id":"x","Config":{"Image":""},"State":{"Status":"hibernating","Health":null},"SizeRw":null,
                 "HostConfig":{"Isolation":"","RestartPolicy":{"Name":""}}}
                """);
        assertThat(ask("/containers").path("items").path(0).path("state").asString())
                .isEqualTo("hibernating");
        assertThat(ask("/containers?size=true").path("items").path(0).has("writtenBytes"))
                .isFalse();
        assertThat(ask("/containers/app").path("state").asString()).isEqualTo("hibernating");
        assertThat(longshore
                        .get("/containers", "Accept", "text/plain")
                        .expect(200)
                        .text())
                .contains("Hibernating (for now)");
    }

    @Test
    @DisplayName("C88, C89")
    void anEngineThatIsReplacedByAnotherVersionIsAskedAnewAndOutsideTheRangeBothAreTold() {
        lists(List.of(image()), List.of());
        for (String version : List.of("1.43", "1.24", "1.51")) {
            engine.drop();
            pingsAs(version);
            if (version.equals("1.24")) {
                refuseVersions();
                JsonNode problem = Problem.of("engine-api-unsupported", longshore.get("/images"));
                assertThat(problem.path("detail").asString()).contains("1.24", "1.41");
                assertThat(longshore.get("/images").header("retry-after")).isPresent();
                lists(List.of(image()), List.of());
            } else {
                assertThat(ask("/images").path("items")).hasSize(1);
                assertThat(ask("/engines/stub")
                                .path("versions")
                                .path("negotiated")
                                .asString())
                        .isEqualTo(version);
            }
        }
    }

    private void pingsAs(String version) {
        engine.on("*", "/_ping", new Reaction.Reply(200, Map.of("Api-Version", version), "OK"));
        engine.get(
                "/version", "{\"Version\":\"x\",\"ApiVersion\":\"%s\",\"MinAPIVersion\":\"1.12\"}".formatted(version));
    }

    private void refuseVersions() {
        engine.on("GET", "/(images|containers)/json", Reaction.reply(400, "application/json", """
                {"message":"client version 1.51 is too new. Maximum supported API version is 1.24"}"""));
    }
}
