package dev.longshore.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.EngineAddress;
import dev.longshore.engine.EngineName;
import dev.longshore.problem.Failure;
import dev.longshore.reference.ContainerId;
import dev.longshore.reference.ImageId;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Wordings of engines (e20 is 20.10 with overlay2, e28 is 28.5 with overlay2, e28c with containerd) and of proxies: recorded,
 * but for the authorization plugin and the TLS port, which are as moby's and Go's sources have them.
 */
class AnswerClassifierTests {

    private static final ImageId IMAGE = ImageId.parse("sha256:" + "a1".repeat(32));
    private static final ContainerId CONTAINER = ContainerId.parse("d4".repeat(32));

    private final AnswerClassifier classifier = new AnswerClassifier(
            new EngineFailures(EngineName.LOCAL, new EngineAddress("unix:///var/run/docker.sock", "a test")));

    static Stream<JsonNode> answers() throws IOException {
        try (InputStream in = Objects.requireNonNull(AnswerClassifierTests.class.getResourceAsStream("answers.json"))) {
            return JsonMapper.shared().readTree(in.readAllBytes()).valueStream();
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void aRecordedAnswerIsTheProblemItMeans(JsonNode answer) {
        Failure failure = classifier.failure(
                call(CallKind.valueOf(answer.path("kind").asString())),
                answer.path("status").asInt(),
                answer.path("contentType").asString().contains("json"),
                answer.path("body").asString());

        assertThat(failure.type().code()).isEqualTo(answer.path("expected").asString());
        assertThat(failure.detail()).doesNotContain("<h", "DOCTYPE", "{\"message\"");
        answer.path("members")
                .properties()
                .forEach(member -> assertThat(String.valueOf(failure.members().get(member.getKey())))
                        .isEqualTo(member.getValue().asString()));
    }

    @Test
    void anAuthorizationPluginIsNoSocketProxy() {
        Failure failure = classifier.failure(
                call(CallKind.CONTAINER_LIST), 403, true, "{\"message\":\"authorization denied by plugin opa: no\"}");

        assertThat(failure.members()).doesNotContainKey("switch");
        assertThat(failure.detail()).contains("authorization plugin");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /images/json?all=1, IMAGES",
        "GET, /containers/x/json, CONTAINERS",
        "GET, /info, INFO",
        "GET, /version, VERSION",
        "GET, /events?since=1, EVENTS",
        "GET, /distribution/x/json, DISTRIBUTION",
        "GET, /_ping, PING",
        "POST, /images/x/tag, POST",
        "DELETE, /images/x, POST"
    })
    void theSwitchOfASocketProxyIsNamed(String method, String path, String proxySwitch) {
        Failure failure =
                classifier.failure(new Call(CallKind.PROBE, method, path, false, null), 403, false, "Forbidden");

        assertThat(failure.members()).containsEntry("switch", proxySwitch).containsEntry("method", method);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | client version 1.23 is too old. Minimum supported API version is 1.24, please upgrade your client | true
            400 | {"message":"client version 1.99 is too new. Maximum supported API version is 1.51"}              | true
            400 | {"message":"invalid filter"}                                                                     | false
            500 | client version 1.23 is too old.                                                                  | false
            """)
    void aRefusedVersionIsRecognisedInJsonAndInPlainText(int status, String body, boolean refused) {
        assertThat(AnswerClassifier.refusesVersion(status, body)).isEqualTo(refused);
    }

    @Test
    void aLongMessageIsCut() {
        Failure failure = classifier.failure(call(CallKind.IMAGE_LIST), 500, true, "x".repeat(60_000));

        assertThat(failure.detail()).hasSizeLessThan(3000);
    }

    private static Call call(CallKind kind) {
        return switch (kind) {
            case IMAGE_INSPECT -> Call.onImage(kind, IMAGE, "/json");
            case IMAGE_HISTORY -> Call.onImage(kind, IMAGE, "/history");
            case CONTAINER_INSPECT -> Call.onContainer(kind, CONTAINER, "/json");
            case CONTAINER_LIST, CONTAINER_LIST_SIZES -> Call.get(kind, "/containers/json?all=1");
            case IMAGE_TAG -> Call.of(kind, "POST", "/images/" + IMAGE + "/tag?repo=x&tag=1", IMAGE.toString());
            case IMAGE_REMOVE -> Call.of(kind, "DELETE", "/images/docker.io/library/x:1", "x:1");
            case IMAGE_SEARCH -> Call.of(kind, "GET", "/images/search?term=mysql&limit=25", "docker.io");
            case IMAGE_PULL -> Call.of(kind, "POST", "/images/create?fromImage=x&tag=1", "x:1");
            case IMAGE_PUSH -> Call.of(kind, "POST", "/images/x/push?tag=1", "x:1");
            case CONTAINER_STOP -> Call.of(kind, "POST", "/containers/" + CONTAINER + "/stop", CONTAINER.toString());
            case CONTAINER_REMOVE -> Call.of(kind, "DELETE", "/containers/" + CONTAINER, CONTAINER.toString());
            case EVENTS -> Call.get(kind, "/events?since=0");
            case IMAGE_LIST, PING, VERSION, INFO, PROBE -> Call.imageList();
        };
    }
}
