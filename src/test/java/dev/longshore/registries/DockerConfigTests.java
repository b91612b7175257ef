package dev.longshore.registries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.longshore.engine.RegistryLogin;
import dev.longshore.problem.BadSetting;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerConfigTests {

    private static final String SECRET = "s3cret-canary";
    private static final String AUTH =
            Base64.getEncoder().encodeToString(("ci:" + SECRET).getBytes(StandardCharsets.UTF_8));

    @TempDir
    private Path folder = Path.of("");

    private Optional<RegistryLogin> login(String json, String host) {
        return config(json).of(RegistryHost.of(host));
    }

    private DockerConfig config(String json) {
        try {
            Path file = folder.resolve("config.json");
            Files.writeString(file, json.replace('\'', '"'));
            return new DockerConfig(file, folder + ":" + System.getenv("PATH"), Duration.ofSeconds(2));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void helper(String name, String script) throws IOException {
        Path file = folder.resolve("docker-credential-" + name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void aFileGivesUserAndPasswordForTheExactHost() {
        String json = "{'auths':{'registry.example.com:5000':{'auth':'" + AUTH + "'}}}";
        RegistryLogin login = login(json, "registry.example.com:5000").orElseThrow();
        assertThat(login.user()).isEqualTo("ci");
        assertThat(login.password()).isEqualTo(SECRET);
        assertThat(login.source()).isEqualTo("config.json");
        assertThat(login(json, "registry.example.com")).isEmpty();
        assertThat(login(json, "example.com:5000")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://index.docker.io/v1/", "docker.io", "index.docker.io"})
    void dockerHubIsFoundByAllItsNames(String key) {
        assertThat(login("{'auths':{'" + key + "':{'identitytoken':'" + SECRET + "'}}}", "docker.io")
                        .orElseThrow()
                        .identityToken())
                .isEqualTo(SECRET);
    }

    @Test
    void theRegistrysOwnHelperIsAskedOnItsInputAndBeforeTheCommonOne() throws IOException {
        helper("own", "read server; echo \"{\\\"Username\\\":\\\"$server:$1\\\",\\\"Secret\\\":\\\"x\\\"}\"");
        helper("common", "echo '{\"Username\":\"<token>\",\"Secret\":\"y\"}'");
        String json = "{'credsStore':'common','credHelpers':{'registry.example.com':'own'}}";
        assertThat(login(json, "registry.example.com").orElseThrow().user()).isEqualTo("registry.example.com:get");
        RegistryLogin other = login(json, "other.example.com").orElseThrow();
        assertThat(other.user()).isNull();
        assertThat(other.identityToken()).isEqualTo("y");
    }

    @Test
    void aHelperThatKnowsNoneIsNoFailure() throws IOException {
        helper("none", "cat >/dev/null; echo 'credentials not found in native keychain'; exit 1");
        assertThat(login("{'credsStore':'none'}", "registry.example.com")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo s3cret-canary; exit 3",
                "echo s3cret-canary",
                "echo '{\"Secret\":\"s3cret-canary\"}'",
                "sleep 60",
                "cat; sleep 60"
            })
    void aHelperThatFailsOrHangsIsToldWithoutWhatItWrote(String script) throws IOException {
        helper("broken", script);
        long start = System.nanoTime();
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> login("{'credsStore':'broken'}", "registry.example.com"))
                .matches(failure -> failure.type() == ProblemType.REGISTRY_AUTH_FAILED)
                .withMessageContaining("docker-credential-broken")
                .withMessageNotContainingAny(SECRET);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "a b", "$(id)", "missing"})
    void aHelperIsAProgramOfThatNameInThePathAndNothingElse(String name) {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> login("{'credsStore':'" + name + "'}", "registry.example.com"))
                .matches(failure -> failure.type() == ProblemType.REGISTRY_AUTH_FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "[]", "{"})
    void whatIsNoConfigurationStopsTheStart(String json) {
        assertThatExceptionOfType(BadSetting.class)
                .isThrownBy(() -> config(json))
                .withMessageStartingWith("longshore.registries.docker-config");
    }

    @Test
    void anAuthThatIsNoneIsToldWithoutIt() {
        String auth = Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8));
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() ->
                        login("{'auths':{'registry.example.com':{'auth':'" + auth + "'}}}", "registry.example.com"))
                .withMessageNotContainingAny(SECRET, auth);
    }
}
