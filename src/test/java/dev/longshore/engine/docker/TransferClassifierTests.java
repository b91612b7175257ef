package dev.longshore.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.longshore.engine.RegistryLogin;
import dev.longshore.problem.Failure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TransferClassifierTests {

    private static final List<String> ENGINES = List.of("e20", "e28", "e28c");

    static Stream<Arguments> recorded() {
        return Streamed.table("failures.tsv")
                .flatMap(row -> IntStream.range(0, ENGINES.size())
                        .mapToObj(i -> Arguments.of(
                                row.getFirst() + "-" + ENGINES.get(i),
                                row.get(1).equals("wrong") ? Streamed.WRONG : null,
                                Integer.parseInt(row.get(2 + i)),
                                row.getLast())));
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void aRecordedFailureIsTheProblemItMeans(String capture, @Nullable RegistryLogin login, int status, String type)
            throws IOException {
        Failure failure = failure(capture, login, status);

        assertThat(failure.type().code()).isEqualTo(type);
        assertThat(failure.detail()).doesNotContain("{\"message\"", "errorDetail");
    }

    private static Failure failure(String capture, @Nullable RegistryLogin login, int status) throws IOException {
        CallKind kind = capture.startsWith("push") ? CallKind.IMAGE_PUSH : CallKind.IMAGE_PULL;
        TransferClassifier classifier = Streamed.classifier(kind, login);
        if (status != 200) {
            return classifier.refused(status, true, Streamed.capture(capture));
        }
        byte[] body = Streamed.capture(capture).getBytes(StandardCharsets.UTF_8);
        TransferStream stream = new TransferStream(classifier, line -> {});
        return catchThrowableOfType(Failure.class, () -> stream.read(new ByteArrayInputStream(body)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            toomanyrequests: You have reached your pull rate limit.|registry-rate-limited
            unexpected status from HEAD request to http://r/v2/x/manifests/1: 429 Too Many Requests|registry-rate-limited
            pull access denied for x, repository does not exist or may require 'docker login': denied: requested access to the resource is denied|registry-denied-or-not-found
            failed to resolve reference "r/x:1": pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed|registry-denied-or-not-found
            push access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed|registry-denied-or-not-found
            error parsing HTTP 403 response body: invalid character 'F' looking for beginning of value: "Forbidden"|registry-denied-or-not-found
            denied: requested access to the resource is denied|registry-denied-or-not-found
            unauthorized: incorrect username or password|registry-auth-required
            failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://a/token: 401 Unauthorized|registry-auth-required
            no matching manifest for linux/arm64/v8 in the manifest list entries|platform-not-available
            no matching manifest for linux/arm64 in the manifest list entries: no match for platform in manifest: not found|platform-not-available
            received unexpected HTTP status: 502 Bad Gateway|registry-failed
            error parsing HTTP 502 response body: invalid character '<' looking for beginning of value: "<html>oh</html>"|registry-failed
            unexpected media type text/html for sha256:00: not found|registry-failed
            Get "https://r/v2/": http: server gave HTTP response to HTTPS client|registry-tls
            Get "https://r/v2/": net/http: TLS handshake timeout|registry-unreachable
            Get "https://r/v2/": dial tcp: lookup r: no such host|registry-unreachable
            Get "https://r/v2/": dial tcp 10.0.0.1:443: i/o timeout|registry-unreachable
            Get "https://r/v2/": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)|registry-unreachable
            unexpected EOF|registry-unreachable
            short read: expected 200 bytes but got 100|registry-unreachable
            read tcp 1.2.3.4:5->6.7.8.9:443: read: connection reset by peer|registry-unreachable
            manifest invalid: manifest invalid|manifest-invalid
            missing signature key|manifest-invalid
            failed to register layer: write /x: no space left on device|engine-disk-full
            write /var/lib/docker/tmp/GetImageBlob1: no space left on device|engine-disk-full
            name unknown: repository name not known to registry|manifest-not-found
            layer does not exist|engine-failed
            """)
    void aFailureMeansTheSameAsAStatusAndInTheStream(String message, String type) {
        TransferClassifier classifier = Streamed.classifier(CallKind.IMAGE_PULL, null);
        String body = "{\"message\":\"" + message.replace("\"", "\\\"") + "\"}";

        assertThat(classifier.told(message).type().code()).isEqualTo(type);
        assertThat(classifier.refused(500, true, body).type().code()).isEqualTo(type);
    }

    @Test
    void theEnginesOwnStatusTellsWhatItsWordsDoNot() {
        TransferClassifier classifier = Streamed.classifier(CallKind.IMAGE_PULL, Streamed.WRONG);

        assertThat(classifier
                        .refused(401, true, "{\"message\":\"go away\"}")
                        .type()
                        .code())
                .isEqualTo("registry-auth-failed");
        assertThat(classifier
                        .refused(403, true, "{\"message\":\"go away\"}")
                        .type()
                        .code())
                .isEqualTo("registry-denied-or-not-found");
    }

    @Test
    void aSocketProxyAndAPluginAreNoRegistry() {
        TransferClassifier classifier = Streamed.classifier(CallKind.IMAGE_PULL, Streamed.WRONG);

        Failure proxy = classifier.refused(403, false, "<html><body>403 Forbidden</body></html>");
        Failure plugin = classifier.refused(403, true, "{\"message\":\"authorization denied by plugin opa: no\"}");

        assertThat(proxy.type().code()).isEqualTo("engine-access-denied");
        assertThat(proxy.members()).containsEntry("switch", "POST");
        assertThat(plugin.type().code()).isEqualTo("engine-access-denied");
        assertThat(plugin.detail()).contains("authorization plugin");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            toomanyrequests: retry-after: 1.2s, allowed: 44000/minute|2
            toomanyrequests: retry-after: 468.02µs, allowed: 44000/minute|1
            toomanyrequests: Retry after 30|30
            toomanyrequests: retry-after: 2m|120
            """)
    void theTimeToWaitIsToldWhereTheRegistryDoes(String message, long seconds) {
        Failure failure = Streamed.classifier(CallKind.IMAGE_PULL, null).told(message);

        assertThat(failure.members()).containsEntry("retryAfterSeconds", seconds);
        assertThat(failure.detail()).contains("in " + seconds + " s");
    }

    @Test
    void aRateLimitWithoutATimeHasNone() {
        Failure failure =
                Streamed.classifier(CallKind.IMAGE_PULL, null).told("toomanyrequests: You have reached your limit.");

        assertThat(failure.members()).doesNotContainKey("retryAfterSeconds");
    }

    @Test
    void aPlatformThatIsNotOfferedIsNamedWithTheOneThatIs() {
        String message = "image with reference app:1 was found but does not match the specified platform: wanted"
                + " linux/arm64, actual: linux/amd64";

        Failure failure = Streamed.classifier(CallKind.IMAGE_PULL, "app:1", "linux/arm64", null)
                .told(message);

        assertThat(failure.members())
                .containsEntry("platform", "linux/arm64")
                .containsEntry("available", List.of("linux/amd64"))
                .containsEntry("reference", "app:1")
                .containsEntry("registry", "docker.io");
    }

    @Test
    void aFailureOfARegistrySaysWhereAndWhat() {
        Failure failure =
                Streamed.classifier(CallKind.IMAGE_PULL, null).told("received unexpected HTTP status: 503 No");

        assertThat(failure.members())
                .containsAllEntriesOf(Map.of(
                        "engine", "local",
                        "registry", "127.0.0.1:5001",
                        "reference", "127.0.0.1:5001/team/app:1.0",
                        "registryStatus", 503,
                        "engineMessage", "received unexpected HTTP status: 503 No"));
    }

    @Test
    void secretsThatTheEngineRepeatsAreTakenOut() {
        RegistryLogin login = new RegistryLogin("r", "ann-of-r", "pass-word", null, "a test");
        String message =
                "Get \"https://ann-of-r:pass-word@r/v2/?account=ann-of-r&sig=abc\": dial tcp: pass-word: no such host";

        Failure told = Streamed.classifier(CallKind.IMAGE_PULL, login).told(message);
        Failure refused = Streamed.classifier(CallKind.IMAGE_PULL, login)
                .refused(500, true, "{\"message\":\"" + message.replace("\"", "\\\"") + "\"}");

        assertThat(List.of(told, refused))
                .allSatisfy(failure -> assertThat(failure.detail() + failure.members())
                        .doesNotContain("pass-word", "ann-of-r", "abc")
                        .contains("Get \"https://r/v2/?***\""));
    }

    @Test
    void htmlOfAGatewayIsNoPartOfAMessage() {
        Failure failure = Streamed.classifier(CallKind.IMAGE_PULL, null)
                .told("error parsing HTTP 502 response body: invalid character '<' looking for beginning of value:"
                        + " \"<html>\\r\\n<head><title>502 Bad Gateway</title>\"");

        assertThat(failure.detail()).endsWith("looking for beginning of value");
        assertThat(failure.members()).containsEntry("registryStatus", 502);
    }
}
