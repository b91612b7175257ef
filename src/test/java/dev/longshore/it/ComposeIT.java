package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longshore.testkit.DockerCli;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeIT {

    @Test
    void withoutTheSocketsGroupItSaysHowToStart() {
        assertThatThrownBy(() -> DockerCli.at("unix:///nowhere").run("compose", "config", "--quiet"))
                .hasMessageContaining("DOCKER_GID=$(stat -c %g /var/run/docker.sock) docker compose up");
    }

    @Test
    void isReachableFromThisMachineOnly() {
        String config = DockerCli.at("unix:///nowhere").with("DOCKER_GID", "1").run("compose", "config");
        assertThat(config).contains("host_ip: 127.0.0.1").containsOnlyOnce("host_ip:");
    }

    @Test
    void upMakesAHealthyLongshore(@TempDir Path folder) throws IOException {
        int port = freePort();
        Path override = Files.writeString(folder.resolve("override.yml"), override(port));
        try {
            compose(override, "up", "--detach", "--no-build", "--wait", "--wait-timeout", "180");
            String token = compose(override, "exec", "--no-TTY", "longshore", "cat", "/data/admin-token");
            HttpResponse<String> images = Visitor.of(port).with(token).get("/images");
            assertThat(images.statusCode()).as(images.body()).isEqualTo(200);
            assertThat(images.body()).contains(LongshoreImage.NAME + ":latest");
        } finally {
            compose(override, "down", "--volumes", "--timeout", "10");
        }
    }

    /** What differs on a private engine: where its socket lies, and a port that is free. */
    private static String override(int port) {
        return """
                services:
                  longshore:
                    ports: !override ["127.0.0.1:%d:8080"]
                    volumes:
                      - %s:/var/run/docker.sock
                """.formatted(port, LongshoreImage.engine().socket());
    }

    private static String compose(Path override, String... command) {
        Stream<String> files =
                Stream.of("compose", "-p", "longshore-it", "-f", "docker-compose.yml", "-f", override.toString());
        return LongshoreImage.cli()
                .with("DOCKER_GID", Integer.toString(LongshoreImage.SOCKET_GROUP))
                .run(Stream.concat(files, Stream.of(command)).toArray(String[]::new));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
