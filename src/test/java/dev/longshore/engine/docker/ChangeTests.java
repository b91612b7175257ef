package dev.longshore.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.longshore.engine.Reach;
import dev.longshore.engine.RemovalOptions;
import dev.longshore.engine.RemovalRecord;
import dev.longshore.engine.RemovalRecord.Deleted;
import dev.longshore.engine.RemovalRecord.Untagged;
import dev.longshore.engine.RemovalTarget;
import dev.longshore.engine.RemovalTarget.ById;
import dev.longshore.engine.RemovalTarget.ByName;
import dev.longshore.engine.SearchRow;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.reference.ContainerId;
import dev.longshore.reference.Digest;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageReference;
import dev.longshore.testkit.ProxiedRequest;
import dev.longshore.testkit.Reaction;
import dev.longshore.testkit.StubEngine;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeTests {

    private static final ImageId IMAGE = ImageId.parse("sha256:" + "a1".repeat(32));
    private static final ContainerId CONTAINER = ContainerId.parse("d4".repeat(32));
    private static final RemovalOptions PLAIN = new RemovalOptions(false, false);

    private final StubEngine stub = StubEngine.speaking("1.51").get("/images/json", "[]");
    private final DockerEngine engine = TestEngine.at(stub.host(), TestEngine.SHORT);

    @AfterEach
    void close() throws IOException {
        engine.close();
        stub.close();
    }

    static Stream<Consumer<DockerEngine>> changes() {
        return Stream.of(
                engine -> engine.images().tag(IMAGE, name("x:1")),
                engine -> engine.images().remove(new ById(IMAGE), PLAIN),
                engine -> engine.containers().stop(CONTAINER, Duration.ZERO),
                engine -> engine.containers().remove(CONTAINER, false));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangeWhoseConnectionBreaksArrivesOnce(Consumer<DockerEngine> change) {
        engine.images().list();
        stub.on("*", "/(images|containers)/.*", new Reaction.Close());

        Failure failure = failure(() -> change.accept(engine));

        assertThat(sent()).hasSize(1);
        assertThat(failure.type()).isEqualTo(ProblemType.ENGINE_UNREACHABLE);
        assertThat(failure.members()).containsEntry("outcome", "unknown");
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangeThatAProxyAnswersWithoutItsEngineArrivesOnce(Consumer<DockerEngine> change) {
        stub.on("*", "/(images|containers)/.*", Reaction.reply(503, "text/html", "<html>busy</html>"));

        Failure failure = failure(() -> change.accept(engine));

        assertThat(sent()).hasSize(1);
        assertThat(failure.type()).isEqualTo(ProblemType.ENGINE_UNREACHABLE);
        assertThat(failure.members()).containsEntry("outcome", "unknown");
    }

    /** Shows that the tests above would see a second request: without the body that guards changes there is one. */
    @Test
    void aReadWhoseConnectionBreaksIsAskedAgain() {
        engine.images().list();
        stub.on("GET", "/images/.*", new Reaction.Close());

        failure(() -> engine.images().inspect(IMAGE));

        assertThat(requests("GET", "/images/" + IMAGE + "/json")).hasSize(2);
    }

    @Test
    void aLateChangeMayHaveHappened() {
        engine.images().list();
        stub.on("DELETE", ".*", new Reaction.Hang());

        Failure failure = failure(() -> engine.images().remove(new ById(IMAGE), PLAIN));

        assertThat(sent()).hasSize(1);
        assertThat(failure.type()).isEqualTo(ProblemType.ENGINE_TIMEOUT);
        assertThat(failure.members())
                .containsEntry("outcome", "unknown")
                .containsEntry("call", "image-remove")
                .containsEntry("deadlineMillis", TestEngine.SHORT.change().toMillis());
    }

    @Test
    void aChangeThatNeverWentOutDidNotHappen() {
        stub.on("GET", "/_ping", new Reaction.Hang());

        Failure failure = failure(() -> engine.images().remove(new ById(IMAGE), PLAIN));

        assertThat(sent()).isEmpty();
        assertThat(failure.type()).isEqualTo(ProblemType.ENGINE_TIMEOUT);
        assertThat(failure.members()).doesNotContainKey("outcome");
    }

    @ParameterizedTest
    @CsvSource({"500, unknown", "400, ", "405, "})
    void aFailureOfTheEngineLeavesItOpenAndARefusalDoesNot(int status, String outcome) {
        stub.on("DELETE", ".*", Reaction.reply(status, "application/json", "{\"message\":\"device busy\"}"));

        Failure failure = failure(() -> engine.images().remove(new ById(IMAGE), PLAIN));

        assertThat(failure.type()).isEqualTo(ProblemType.ENGINE_FAILED);
        assertThat(failure.members().get("outcome")).isEqualTo(outcome);
    }

    @Test
    void aChangeThatAReplacedEngineRefusedForItsVersionIsSentInTheNewOne() {
        engine.images().list();
        stub.on("GET", "/_ping", new Reaction.Reply(200, Map.of("Api-Version", "1.45"), "OK"));
        stub.get("/version", "{\"ApiVersion\":\"1.45\",\"MinAPIVersion\":\"1.24\"}");
        String refusal = "client version 1.51 is too new. Maximum supported API version is 1.45";
        stub.on("DELETE", ".*", Reaction.reply(400, "application/json", "{\"message\":\"" + refusal + "\"}"));

        Failure failure = failure(() -> engine.images().remove(new ById(IMAGE), PLAIN));

        assertThat(failure.type()).isEqualTo(ProblemType.ENGINE_API_UNSUPPORTED);
        assertThat(sent())
                .extracting(request -> request.version().orElseThrow())
                .containsExactly("1.51", "1.45");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            busybox:1                     | /images/docker.io/library/busybox:1
            docker.io/localhost/x:1       | /images/docker.io/localhost/x:1
            localhost/x:1                 | /images/localhost/x:1
            127.0.0.1:5000/team/app:1.0   | /images/127.0.0.1:5000/team/app:1.0
            [::1]:5000/app:1              | /images/%5B::1%5D:5000/app:1
            app/json:tag                  | /images/docker.io/app/json:tag
            """)
    void aNameIsRemovedByItsCanonicalFormWithItsSlashes(String name, String path) {
        stub.on("DELETE", ".*", Reaction.json("[]"));

        engine.images().remove(new ByName(name(name)), new RemovalOptions(true, true));

        assertThat(sent().getFirst().path()).isEqualTo(path);
        assertThat(sent().getFirst().query()).isEqualTo("force=1&noprune=1");
    }

    @Test
    void aNameWithADigestIsRemovedByTheDigestAlone() {
        stub.on("DELETE", ".*", Reaction.json("[]"));

        engine.images().remove(new ByName(name("app:1@" + IMAGE)), PLAIN);

        assertThat(sent().getFirst().path()).isEqualTo("/images/docker.io/library/app@" + IMAGE);
        assertThat(sent().getFirst().query()).isEqualTo("force=0&noprune=0");
    }

    @Test
    void aRepositoryWithoutTagOrDigestIsNoTarget() {
        assertThatThrownBy(() -> engine.images().remove(new ByName(name("app")), PLAIN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(sent()).isEmpty();
    }

    @Test
    void theRecordsSayWhatTheEngineDidInItsOrder() {
        assertThat(removing(new ById(IMAGE), """
                [{"Untagged":"app:1"},{"Untagged":"127.0.0.1:5000/app@%1$s"},{"Deleted":"%1$s"}]
                """.formatted(IMAGE)))
                .containsExactly(
                        new Untagged(name("app:1")),
                        new Untagged(name("127.0.0.1:5000/app@" + IMAGE)),
                        new Deleted(Digest.parse(IMAGE.toString())));
    }

    @Test
    void theNameThatWasAskedForIsTheOneThatWent() {
        ImageReference onHub = name("docker.io/localhost/x:1");

        assertThat(removing(new ByName(onHub), "[{\"Untagged\":\"localhost/x:1\"}]"))
                .containsExactly(new Untagged(onHub));
    }

    @Test
    void anOddRecordIsLeftOutAndTheRestIsKept() {
        assertThat(removing(new ById(IMAGE), """
                [{"Untagged":"UPPER:1"},{"Deleted":"layer"},{"Untagged":7},{"Gone":"x"},{},{"Deleted":"%s"}]
                """.formatted(IMAGE.hex())))
                .containsExactly(new Deleted(Digest.parse(IMAGE.toString())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[{\"Untagged\":", "<html>"})
    void aSuccessThatCannotBeReadLeavesItOpenWhatHappened(String body) {
        stub.on("DELETE", ".*", Reaction.json(body));

        Failure failure = failure(() -> engine.images().remove(new ById(IMAGE), PLAIN));

        assertThat(failure.type()).isEqualTo(ProblemType.ENGINE_PROTOCOL);
        assertThat(failure.members()).containsEntry("outcome", "unknown");
    }

    @Test
    void aTagGoesOutAsRepositoryAndTag() {
        stub.on("POST", ".*", Reaction.reply(201, "text/plain", ""));

        engine.images().tag(IMAGE, name("127.0.0.1:5000/team/app:RC1"));

        assertThat(sent().getFirst().path()).isEqualTo("/images/" + IMAGE + "/tag");
        assertThat(sent().getFirst().query()).isEqualTo("repo=127.0.0.1%3A5000%2Fteam%2Fapp&tag=RC1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app",
                "app@sha256:a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1",
                "app:1@sha256:a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1"
            })
    void whatIsNoTagIsNotSent(String reference) {
        assertThatThrownBy(() -> engine.images().tag(IMAGE, name(reference)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(sent()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 204, t=0", "PT1.2S, 304, t=2", "PT10S, 204, t=10"})
    void aStopNamesWholeSecondsAndIsContentWithAContainerThatHadStopped(Duration grace, int status, String query) {
        stub.on("POST", ".*", Reaction.reply(status, "text/plain", ""));

        engine.containers().stop(CONTAINER, grace);

        assertThat(sent().getFirst().path()).isEqualTo("/containers/" + CONTAINER + "/stop");
        assertThat(sent().getFirst().query()).isEqualTo(query);
    }

    @Test
    void aStopMayTakeItsGraceAndFiveSeconds() {
        Call call = Call.of(CallKind.CONTAINER_STOP, "POST", "/containers/x/stop", "x")
                .after(Duration.ofSeconds(30));

        assertThat(TestEngine.SHORT.deadline(call)).isEqualTo(Duration.ofSeconds(35));
    }

    @ParameterizedTest
    @CsvSource({"true, force=1", "false, ''"})
    void aContainerIsRemovedWithoutItsVolumes(boolean force, String query) {
        stub.on("DELETE", ".*", Reaction.reply(204, "text/plain", ""));

        engine.containers().remove(CONTAINER, force);

        assertThat(sent().getFirst().path()).isEqualTo("/containers/" + CONTAINER);
        assertThat(sent().getFirst().query()).isEqualTo(query);
    }

    @Test
    void aSearchSendsTermAndLimitAlone() {
        stub.get("/images/search", """
                [{"star_count":15000,"is_official":true,"name":"mysql","is_automated":false,"description":"About mysql"},
                 {"name":"team/mysql","is_automated":true,"star_count":null}]
                """);

        List<SearchRow> found = engine.search().search("my sql&limit=1", 25);

        assertThat(found)
                .containsExactly(
                        new SearchRow("mysql", "About mysql", 15000, true, false),
                        new SearchRow("team/mysql", "", 0, false, true));
        assertThat(stub.requests().getLast().query()).isEqualTo("term=my%20sql%26limit%3D1&limit=25");
    }

    @ParameterizedTest
    @CsvSource({
        "mysql, docker.io",
        "team/mysql, docker.io",
        "localhost/x, localhost",
        "reg.example.com/x, reg.example.com",
        "127.0.0.1:5000/, 127.0.0.1:5000"
    })
    void theFailureOfASearchNamesTheRegistry(String term, String registry) {
        String message = "{\"message\":\"Unexpected status code 429\"}";
        stub.on("GET", "/images/search", Reaction.reply(500, "application/json", message));

        Failure failure = failure(() -> engine.search().search(term, 100));

        assertThat(failure.type()).isEqualTo(ProblemType.REGISTRY_RATE_LIMITED);
        assertThat(failure.members()).containsEntry("registry", registry);
        assertThat(engine.lastKnown()).as("the engine itself answers").isInstanceOf(Reach.Up.class);
    }

    @ParameterizedTest
    @CsvSource({"' ', 10", "x, 0", "x, 101"})
    void whatIsNoSearchIsNotSent(String term, int limit) {
        assertThatThrownBy(() -> engine.search().search(term, limit)).isInstanceOf(IllegalArgumentException.class);
        assertThat(stub.requests()).isEmpty();
    }

    private List<RemovalRecord> removing(RemovalTarget target, String answer) {
        stub.on("DELETE", ".*", Reaction.json(answer));
        return engine.images().remove(target, PLAIN);
    }

    /** The changes that arrived. */
    private List<ProxiedRequest> sent() {
        return stub.requests().stream()
                .filter(request -> !request.method().equals("GET"))
                .toList();
    }

    private List<ProxiedRequest> requests(String method, String path) {
        return stub.requests().stream()
                .filter(request ->
                        request.method().equals(method) && request.path().equals(path))
                .toList();
    }

    private static ImageReference name(String text) {
        return ImageReference.parse(text);
    }

    private static Failure failure(Runnable call) {
        return Objects.requireNonNull(catchThrowableOfType(Failure.class, call::run));
    }
}
