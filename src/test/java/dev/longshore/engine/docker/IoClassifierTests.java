package dev.longshore.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.EngineAddress;
import dev.longshore.engine.EngineName;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IoClassifierTests {

    @Test
    void aForbiddenSocketIsToldWithItsOwnerAndModeAndWhoWeAre(@TempDir Path folder) throws IOException {
        Path socket = folder.resolve("docker.sock");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw----"));

            Failure failure = failure(new EngineHost.Unix(socket), new SocketException("Permission denied"));

            assertThat(failure.type()).isEqualTo(ProblemType.ENGINE_PERMISSION_DENIED);
            assertThat(members(failure, "socket"))
                    .containsEntry("path", socket.toString())
                    .containsEntry("mode", "rw-rw----")
                    .containsEntry("owner", Files.getOwner(socket).getName())
                    .containsKeys("group", "groupId");
            assertThat(members(failure, "process")).containsKeys("userId", "groupIds");
            assertThat(failure.detail()).contains("rw-rw----", "--group-add");
        }
    }

    @Test
    void theProcessIsReadFromItsStatus(@TempDir Path folder) throws IOException {
        Path status = Files.writeString(
                folder.resolve("status"),
                "Name:\tjava\nUid:\t7\t1000\t1000\t1000\nGid:\t8\t999\t999\t999\nGroups:\t4 27 999 \n");

        assertThat(SocketFacts.ofProcess(status)).isEqualTo(Map.of("userId", "1000", "groupIds", "999 4 27 999"));
    }

    @Test
    void aSocketWhoseFolderMayNotBeSearchedIsStillExplained() {
        Failure failure = failure(
                new EngineHost.Unix(Path.of("/no/such/folder/docker.sock")), new SocketException("Permission denied"));

        assertThat(failure.detail()).contains("search the socket's folder");
    }

    @Test
    void brokenConnectionsSayWhatBroke() {
        EngineHost tcp = new EngineHost.Tcp("far.test", 2376, "");

        assertThat(cause(tcp, new ConnectException("Connection refused"))).isEqualTo("connection refused");
        assertThat(cause(tcp, new UnknownHostException("far.test"))).isEqualTo("its host name is not known");
        assertThat(cause(tcp, new SSLHandshakeException("PKIX path building failed")))
                .isEqualTo("TLS failed (PKIX path building failed)");
        assertThat(cause(tcp, new EOFException())).isEqualTo("the connection broke (EOFException)");
        assertThat(cause(tcp, new SocketException("Permission denied")))
                .as("only a socket's file has owner and mode")
                .isEqualTo("the connection broke (Permission denied)");
    }

    private static Object cause(EngineHost host, IOException thrown) {
        return failure(host, thrown).members().getOrDefault("cause", "none");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> members(Failure failure, String name) {
        return (Map<String, Object>) failure.members().getOrDefault(name, Map.of());
    }

    private static Failure failure(EngineHost host, IOException thrown) {
        EngineFailures failures = new EngineFailures(EngineName.LOCAL, new EngineAddress(host.toString(), "a test"));
        return new IoClassifier(failures, host).failure(thrown);
    }
}
