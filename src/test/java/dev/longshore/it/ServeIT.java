package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.testkit.Commands;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.Engines;
import dev.longshore.testkit.PrivateEngine;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/serve} on a machine that has all it needs and whose engine {@code DOCKER_HOST} names. */
@Timeout(300)
class ServeIT {

    private final PrivateEngine engine = Engines.shared(EngineKind.OVERLAY2);
    private final List<Process> started = new ArrayList<>();

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void endWhatIsLeft() throws Exception {
        for (Process each : started) {
            if (each.isAlive()) {
                interrupt(each);
                each.waitFor(20, TimeUnit.SECONDS);
            }
        }
    }

    /** A start takes its time, so that one tour has all that needs one. */
    @Test
    void whatItPrintsCanBeCopiedCtrlCEndsItAloneAndItSaysWhatIsWrongWithItsToken() throws Exception {
        int port = freePort();
        Path data = folder.resolve("data");
        String[] arguments = {"--server.port=" + port, "--longshore.data-dir=" + data};
        Process serve = serve(arguments);
        String printed = awaitGreeting(serve);
        assertThat(printed)
                .contains("Swagger UI   http://127.0.0.1:" + port + "/\n")
                .contains("Admin token  " + data.resolve("admin-token") + "\n")
                .doesNotContain("Building", "Installing");
        assertThat(shell(curlLine(printed))).startsWith("{\"items\":[");
        assertThat(printed).doesNotContain("the rehearsal failed");
        assertThat(filesIn(serve)).anyMatch(file -> file.endsWith("/longshore.aot"));
        interrupt(serve);
        assertThat(serve.waitFor(15, TimeUnit.SECONDS)).as(printed()).isTrue();
        assertThat(serve.exitValue()).isEqualTo(130);
        assertThat(isFree(port)).isTrue();
        assertThat(engine.client().answers()).isTrue();

        String token = Files.readString(data.resolve("admin-token")).strip();
        Files.delete(data.resolve("admin-token"));
        withoutItsTokenItSaysSoAndServes(arguments, token);
        aTokenOfAnotherFolderIsNotTriedUntilTheAddressIsLockedOut(arguments);
    }

    private void withoutItsTokenItSaysSoAndServes(String[] arguments, String token) throws Exception {
        Path data = folder.resolve("data");
        Process serve = serve(arguments);
        assertThat(awaitGreeting(serve))
                .contains("warning: there is no token in " + data.resolve("admin-token"))
                .contains("docs/operations.md, Tokens")
                .contains("-H \"Authorization: Bearer $TOKEN\"")
                .doesNotContain("does not answer", "No such file", "Rehearsing");
        assertThat(shell("TOKEN=" + token + "; " + curlLine(printed())))
                .as("it is not locked out")
                .startsWith("{\"items\":[");
        interrupt(serve);
        assertThat(serve.waitFor(15, TimeUnit.SECONDS)).as(printed()).isTrue();
    }

    private void aTokenOfAnotherFolderIsNotTriedUntilTheAddressIsLockedOut(String[] arguments) throws Exception {
        Path token = folder.resolve("data/admin-token");
        Files.writeString(token, "lsh_another\n");
        assertThat(awaitGreeting(serve(arguments)))
                .contains("warning: Longshore does not take the token in " + token)
                .doesNotContain("does not answer");
    }

    @Test
    void aTakenPortIsNamedBeforeAnythingStarts() throws Exception {
        try (ServerSocket other = new ServerSocket(0)) {
            Process serve = serve("--server.port=" + other.getLocalPort());
            assertThat(serve.waitFor(60, TimeUnit.SECONDS)).as(printed()).isTrue();
            assertThat(serve.exitValue()).isEqualTo(1);
            assertThat(printed())
                    .contains("error: port " + other.getLocalPort() + " is taken")
                    .doesNotContain("Starting");
        }
    }

    /** A session of its own, as a terminal gives it, even where the tests run in the background, deaf to Ctrl-C. */
    private Process serve(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("setsid", "env", "--default-signal=INT", "bin/serve"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output().toFile());
        builder.environment().put("DOCKER_HOST", engine.host());
        builder.environment().remove("SERVER_PORT");
        Process serve = builder.start();
        started.add(serve);
        return serve;
    }

    private Path output() {
        return folder.resolve("output");
    }

    private String printed() throws IOException {
        return Files.readString(output());
    }

    private String awaitGreeting(Process serve) throws Exception {
        while (!printed().contains("Ctrl-C stops it.")) {
            assertThat(serve.isAlive()).as(printed()).isTrue();
            Thread.sleep(100);
        }
        return printed();
    }

    /** The files that the JVM below it has mapped into its memory. */
    private static List<String> filesIn(Process serve) throws IOException {
        long java = serve.descendants()
                .filter(each -> each.info().command().orElse("").endsWith("/java"))
                .findFirst()
                .orElseThrow()
                .pid();
        return Files.readAllLines(Path.of("/proc", Long.toString(java), "maps"));
    }

    private static String curlLine(String printed) {
        return printed.lines()
                .filter(line -> line.contains("Try"))
                .map(line -> line.replaceFirst("^ *Try *", ""))
                .findFirst()
                .orElseThrow();
    }

    private static String shell(String line) {
        return Commands.run(Map.of(), List.of("bash", "-c", line));
    }

    private static void interrupt(Process leader) {
        Commands.run(Map.of(), List.of("kill", "-INT", "--", "-" + leader.pid()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
