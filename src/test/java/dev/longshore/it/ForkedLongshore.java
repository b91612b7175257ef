package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.Longshore;
import dev.longshore.testkit.Eventually;
import dev.longshore.testkit.LocalPort;
import dev.longshore.testkit.Workspace;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Longshore in a process of its own, for what one JVM cannot show: another time zone, fewer rights, a small heap. */
public final class ForkedLongshore implements LongshoreServer {
    /** A short life is spent on starting. */
    private static final List<String> SHORT_LIFE = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final List<String> AS_SERVED = List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders");

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

    /** The same as {@code bin/serve} starts it: with its arguments of the JVM, and without what tests put around it. */
    public static ForkedLongshore startAsServed(String... properties) {
        return launched(List.of(), AS_SERVED, Map.of(), withoutTests(), properties);
    }

    private static String withoutTests() {
        String tests = Path.of(URI.create(ForkedLongshore.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()))
                .toString();
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.equals(tests))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static ForkedLongshore launched(
            List<String> launcher, List<String> jvm, Map<String, String> environment, String... properties) {
        return launched(launcher, jvm, environment, System.getProperty("java.class.path"), properties);
    }

    private static ForkedLongshore launched(
            List<String> launcher,
            List<String> jvm,
            Map<String, String> environment,
            String classPath,
            String... properties) {
        Path data = Workspace.create("data");
        int port = LocalPort.free().number();
        List<String> command = new ArrayList<>(launcher);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(jvm);
        command.addAll(List.of("-cp", classPath, Longshore.class.getName()));
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
    Duration cpu() {
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
