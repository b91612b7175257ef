package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.Longshore;
import dev.longshore.testkit.Eventually;
import dev.longshore.testkit.LocalPort;
import dev.longshore.testkit.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Longshore in a process of its own, for what one JVM cannot show: another time zone, fewer rights, a small heap. */
public final class ForkedLongshore implements LongshoreServer {
    /** A short life is spent on starting. */
    private static final List<String> SHORT_LIFE = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Path data;
    private final int port;
    private final ProcessBuilder program;
    private Process process;

    private ForkedLongshore(Path data, int port, ProcessBuilder program) {
        this.data = data;
        this.port = port;
        this.program = program;
        this.process = begun(program);
    }

    /**
     * Starts it and waits until it lives.
     *
     * @param launcher what stands before {@code java}, such as {@code setpriv} with its arguments
     * @param jvm arguments of the JVM
     * @param environment variables over those of this process
     * @param properties as for {@link RunningLongshore#start}
     */
    static ForkedLongshore start(
            List<String> launcher, List<String> jvm, Map<String, String> environment, String... properties) {
        List<String> shortLived = new ArrayList<>(SHORT_LIFE);
        shortLived.addAll(jvm);
        return launched(launcher, shortLived, environment, properties);
    }

    /** Starts it with the JVM's own choices, for measurements; properties as for {@link RunningLongshore#start}. */
    public static ForkedLongshore startToStay(String... properties) {
        return launched(List.of(), List.of(), Map.of(), properties);
    }

    /**
     * Starts it as {@code bin/serve} does, from the folder that it has made: {@code LONGSHORE_APP}; properties as for
     * {@link RunningLongshore#start}.
     */
    public static ForkedLongshore startAsServed(String... properties) {
        String folder = prepared("LONGSHORE_APP");
        List<String> java = List.of(
                "@src/main/jvm/serve.args",
                "-XX:AOTCache=" + folder + "/longshore.aot",
                "-jar",
                folder + "/longshore.jar");
        return launched(List.of(), Map.of(), java, properties);
    }

    /** Starts the jar that Maven builds, {@code LONGSHORE_JAR}, with nothing said to the JVM. */
    public static ForkedLongshore startPlain(String... properties) {
        return launched(List.of(), Map.of(), List.of("-jar", prepared("LONGSHORE_JAR")), properties);
    }

    private static String prepared(String variable) {
        return Objects.requireNonNull(System.getenv(variable), variable + " is set by the programs in bench");
    }

    private static ForkedLongshore launched(
            List<String> launcher, List<String> jvm, Map<String, String> environment, String... properties) {
        List<String> java = new ArrayList<>(List.of("--enable-native-access=ALL-UNNAMED"));
        java.addAll(jvm);
        java.addAll(List.of("-cp", System.getProperty("java.class.path"), Longshore.class.getName()));
        return launched(launcher, environment, java, properties);
    }

    /** @param java the arguments of {@code java}, up to the program's own */
    private static ForkedLongshore launched(
            List<String> launcher, Map<String, String> environment, List<String> java, String... properties) {
        Path data = Workspace.create("data");
        int port = LocalPort.free().number();
        List<String> command = new ArrayList<>(launcher);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(java);
        command.addAll(List.of(RunningLongshore.arguments(data, port, properties)));
        ForkedLongshore forked = new ForkedLongshore(data, port, program(command, environment, data));
        forked.awaitLife();
        return forked;
    }

    private static ProcessBuilder program(List<String> command, Map<String, String> environment, Path data) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(data).toFile()));
        builder.environment().putAll(environment);
        return builder;
    }

    private static Process begun(ProcessBuilder program) {
        try {
            return program.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again on its data and its port, and waits until it lives. */
    void startAgain() {
        process = begun(program);
        awaitLife();
    }

    private void awaitLife() {
        try {
            for (int rounds = 0; rounds < 6; rounds++) {
                if (lives(rounds == 5)) {
                    return;
                }
            }
        } catch (RuntimeException | AssertionError e) {
            close();
            throw e;
        }
    }

    /** A JVM on a busy machine may need longer than one round. */
    private boolean lives(boolean last) {
        try {
            Eventually.passes(() -> {
                assertThat(process.isAlive()).as(log()).isTrue();
                assertThat(send("GET", "/actuator/health/liveness", Map.of()).status())
                        .isEqualTo(200);
            });
            return true;
        } catch (RuntimeException | AssertionError e) {
            if (last || !process.isAlive()) {
                throw new IllegalStateException("Longshore does not start: " + log(), e);
            }
            return false;
        }
    }

    /** What it has logged so far. */
    String log() {
        try {
            return Files.readString(log(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Time that processors have spent on it: unlike a clock's, it stays the same on a busy machine. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    private static Path log(Path data) {
        return data.resolve("test.log");
    }

    /** Sends it SIGTERM and returns its exit code, or fails after that many seconds. */
    int terminate(int seconds) {
        process.destroy();
        try {
            assertThat(process.waitFor(seconds, TimeUnit.SECONDS))
                    .as("ends within %d s", seconds)
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return process.exitValue();
    }

    /** Ends it at once, as a crash would; its data stays. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void close() {
        kill();
        Workspace.delete(data);
    }
}
