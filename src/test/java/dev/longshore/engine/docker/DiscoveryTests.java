package dev.longshore.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.docker.Finding.Found;
import dev.longshore.engine.docker.Finding.Nowhere;
import dev.longshore.engine.docker.Finding.Refused;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DiscoveryTests {

    /** The SHA-256 of {@code mine}. */
    private static final String MINE = "3fd30542fe3f61b14bd4a4b2dc0b6fb30fa6f63ebce52dd1778aaa8c4dc02cff";

    private static final String META = "/home/dev/.docker/contexts/meta/" + MINE + "/meta.json";
    private static final String TLS = "/home/dev/.docker/contexts/tls/" + MINE + "/docker/";
    private static final String CONFIG = "/home/dev/.docker/config.json";

    static Stream<Arguments> places() {
        FakeSurroundings everything = new FakeSurroundings()
                .set("DOCKER_HOST", "unix:///chosen.sock")
                .set("DOCKER_CONTEXT", "mine")
                .set("XDG_RUNTIME_DIR", "/run/user/7")
                .file(META, context("tcp://127.0.0.1:7"))
                .socket("/run/user/7/docker.sock")
                .socket("/var/run/docker.sock");
        return Stream.of(
                Arguments.of(everything, "unix:///chosen.sock", "DOCKER_HOST"),
                Arguments.of(
                        surroundings().set("DOCKER_HOST", "tcp://127.0.0.1"), "tcp://127.0.0.1:2375", "DOCKER_HOST"),
                Arguments.of(
                        surroundings().set("DOCKER_HOST", "tcp://localhost:9/api/"),
                        "tcp://localhost:9/api",
                        "DOCKER_HOST"),
                Arguments.of(surroundings().set("DOCKER_HOST", "tcp://[::1]:9"), "tcp://[::1]:9", "DOCKER_HOST"),
                Arguments.of(
                        surroundings()
                                .set("DOCKER_HOST", "tcp://far.test")
                                .set("DOCKER_CERT_PATH", "/certs")
                                .file("/certs/ca.pem", "x"),
                        "tcp://far.test:2376",
                        "DOCKER_HOST"),
                Arguments.of(
                        surroundings().set("DOCKER_HOST", "tcp://far.test:1").set("DOCKER_TLS_VERIFY", "1"),
                        "tcp://far.test:1",
                        "DOCKER_HOST"),
                Arguments.of(
                        surroundings().set("DOCKER_CONTEXT", "mine").file(META, context("unix:///mine.sock")),
                        "unix:///mine.sock",
                        "docker context mine"),
                Arguments.of(
                        surroundings()
                                .file(CONFIG, "{\"currentContext\":\"mine\"}")
                                .file(META, context("tcp://far.test:2376"))
                                .file(TLS + "ca.pem", "x"),
                        "tcp://far.test:2376",
                        "docker context mine"),
                Arguments.of(
                        surroundings()
                                .set("DOCKER_CONFIG", "/etc/cli")
                                .file("/etc/cli/config.json", "{\"currentContext\":\"mine\"}")
                                .file("/etc/cli/contexts/meta/" + MINE + "/meta.json", context("unix:///mine.sock")),
                        "unix:///mine.sock",
                        "docker context mine"),
                Arguments.of(
                        surroundings()
                                .set("DOCKER_CONTEXT", "default")
                                .file(CONFIG, "{\"currentContext\":\"mine\"}")
                                .socket("/var/run/docker.sock"),
                        "unix:///var/run/docker.sock",
                        "Docker's own socket"),
                Arguments.of(
                        surroundings().file(CONFIG, "{\"auths\":{}}").socket("/var/run/docker.sock"),
                        "unix:///var/run/docker.sock",
                        "Docker's own socket"),
                Arguments.of(
                        surroundings()
                                .set("XDG_RUNTIME_DIR", "/run/user/7")
                                .socket("/run/user/7/docker.sock")
                                .socket("/var/run/docker.sock"),
                        "unix:///run/user/7/docker.sock",
                        "rootless Docker, in XDG_RUNTIME_DIR"),
                Arguments.of(
                        surroundings().socket("/home/dev/.docker/run/docker.sock"),
                        "unix:///home/dev/.docker/run/docker.sock",
                        "Docker Desktop"),
                Arguments.of(
                        surroundings().socket("/home/dev/.docker/desktop/docker.sock"),
                        "unix:///home/dev/.docker/desktop/docker.sock",
                        "Docker Desktop on Linux"),
                Arguments.of(
                        surroundings().socket("/home/dev/.colima/default/docker.sock"),
                        "unix:///home/dev/.colima/default/docker.sock",
                        "Colima"),
                Arguments.of(
                        surroundings().socket("/home/dev/.config/colima/default/docker.sock"),
                        "unix:///home/dev/.config/colima/default/docker.sock",
                        "Colima"),
                Arguments.of(
                        surroundings()
                                .set("XDG_CONFIG_HOME", "/conf")
                                .socket("/conf/colima/default/docker.sock")
                                .socket("/run/podman/podman.sock"),
                        "unix:///conf/colima/default/docker.sock",
                        "Colima"),
                Arguments.of(
                        surroundings().set("XDG_RUNTIME_DIR", "/run/user/7").socket("/run/user/7/podman/podman.sock"),
                        "unix:///run/user/7/podman/podman.sock",
                        "rootless Podman"),
                Arguments.of(
                        surroundings().socket("/run/podman/podman.sock"), "unix:///run/podman/podman.sock", "Podman"));
    }

    @ParameterizedTest
    @MethodSource("places")
    void theFirstPlaceThatSaysWhereTheEngineIsWins(FakeSurroundings surroundings, String host, String because) {
        Finding finding = Discovery.look(surroundings, false);

        assertThat(finding).isInstanceOf(Found.class);
        EngineTarget target = ((Found) finding).target();
        assertThat(target.address().host()).isEqualTo(host);
        assertThat(target.address().chosenBecause()).isEqualTo(because);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ssh://me@far.test         | ssh, which is not supported | unix:///tmp/docker.sock
            tcp://far.test:2375       | plain TCP to another host   | longshore.allow-plain-tcp=true
            tcp://127.0.0.1.evil.test | plain TCP to another host   | TLS files
            /var/run/docker.sock      | not an engine's address     | unix:///var/run/docker.sock
            unx:///var/run/docker.sock| not an engine's address     | unix:///var/run/docker.sock
            unix://docker.sock        | absolute path               | unix:///var/run/docker.sock
            https://127.0.0.1:2376    | not an engine's address     | tcp://
            tcp://                    | not an engine's address     | tcp://127.0.0.1:2375
            tcp://a b                 | not an engine's address     | tcp://127.0.0.1:2375
            npipe:////./pipe/docker   | not an engine's address     | unix://
            """)
    void aWrongDockerHostIsNamedWithTheRemedyAndNothingElseIsTried(String host, String what, String remedy) {
        FakeSurroundings surroundings = surroundings().set("DOCKER_HOST", host).socket("/var/run/docker.sock");

        Finding finding = Discovery.look(surroundings, false);

        assertThat(finding).isInstanceOf(Refused.class);
        assertThat(((Refused) finding).why()).contains("DOCKER_HOST", host, what, remedy);
    }

    @Test
    void plainTcpToAnotherHostIsTakenWhereItIsAllowed() {
        Finding finding = Discovery.look(surroundings().set("DOCKER_HOST", "tcp://proxy:2375"), true);

        assertThat(finding).isInstanceOf(Found.class);
    }

    @Test
    void aContextThatIsNotThereIsNamedAndNothingElseIsTried() {
        FakeSurroundings surroundings =
                surroundings().set("DOCKER_CONTEXT", "gone").socket("/var/run/docker.sock");

        assertThat(refusal(surroundings)).contains("'gone'", "DOCKER_CONTEXT", "docker context ls");
    }

    @Test
    void aContextOverSshIsNamed() {
        FakeSurroundings surroundings =
                surroundings().file(CONFIG, "{\"currentContext\":\"mine\"}").file(META, context("ssh://far.test"));

        assertThat(refusal(surroundings)).contains("docker context 'mine'", "ssh");
    }

    @Test
    void aBrokenConfigurationFileIsNamed() {
        assertThat(refusal(surroundings().file(CONFIG, "{nonsense"))).contains(CONFIG, "not JSON");
    }

    @Test
    void aFolderWithoutTlsFilesIsNamed() {
        FakeSurroundings surroundings =
                surroundings().set("DOCKER_HOST", "tcp://far.test:2376").set("DOCKER_CERT_PATH", "/certs");

        assertThat(refusal(surroundings)).contains("DOCKER_CERT_PATH", "/certs", "ca.pem");
    }

    @Test
    void theFilesOfDockerCertPathAreUsed() {
        Finding finding = Discovery.look(
                surroundings()
                        .set("DOCKER_HOST", "tcp://far.test:2376")
                        .set("DOCKER_CERT_PATH", "/certs")
                        .file("/certs/ca.pem", "x")
                        .file("/certs/cert.pem", "x")
                        .file("/certs/key.pem", "x"),
                false);

        assertThat(((Found) finding).target().tls())
                .isEqualTo(
                        new TlsFiles(Path.of("/certs/ca.pem"), Path.of("/certs/cert.pem"), Path.of("/certs/key.pem")));
    }

    @Test
    void whereNothingIsFoundItSaysWhereItLooked() {
        Finding finding = Discovery.look(surroundings().set("XDG_RUNTIME_DIR", "/run/user/7"), false);

        assertThat(finding).isInstanceOf(Nowhere.class);
        assertThat(((Nowhere) finding).lookedAt())
                .contains(
                        "DOCKER_HOST (not set)",
                        "/var/run/docker.sock (Docker's own socket)",
                        "/run/podman/podman.sock (Podman)")
                .anyMatch(place -> place.startsWith(CONFIG))
                .anyMatch(place -> place.startsWith("/run/user/7/docker.sock"));
    }

    private static String refusal(FakeSurroundings surroundings) {
        Finding finding = Discovery.look(surroundings, false);
        assertThat(finding).isInstanceOf(Refused.class);
        return Objects.requireNonNull(((Refused) finding).why());
    }

    private static FakeSurroundings surroundings() {
        return new FakeSurroundings();
    }

    private static String context(String host) {
        return "{\"Name\":\"mine\",\"Metadata\":{},\"Endpoints\":{\"docker\":{\"Host\":\"" + host + "\"}}}";
    }
}
