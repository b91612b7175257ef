package dev.longshore.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs to their end. */
public final class Commands {
    private Commands() {}

    /** Returns standard output; a failure is thrown with what the program said. */
    public static String run(Map<String, String> environment, List<String> command) {
        return run(environment, command, Duration.ofMinutes(2));
    }

    /** The same with a limit of its own; a program that takes longer is killed. */
    static String run(Map<String, String> environment, List<String> command, Duration limit) {
        Path output = Workspace.file("stdout");
        Path errors = Workspace.file("stderr");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (await(process, (int) limit.toSeconds()) != 0) {
                throw new IllegalStateException(
                        "%s ended with %d: %s".formatted(command, process.exitValue(), Files.readString(errors)));
            }
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Workspace.delete(output);
            Workspace.delete(errors);
        }
    }

    /** Waits for the end and returns the exit code. */
    static int await(Process process, int seconds) {
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("%s did not end within %d s".formatted(process.info(), seconds));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + process.info(), e);
        }
    }

    /** Waits; an interruption is an error, as nobody interrupts a test. */
    public static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
