package dev.longshore.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Types commands into bash as a reader would, in a folder of its own; variables that were set stay set. */
final class Shell {

    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Z]+=.*", Pattern.DOTALL);

    private final Path folder;
    private final List<String> assignments = new ArrayList<>();

    Shell(Path folder) {
        this.folder = folder;
    }

    /**
     * What the command printed, without the ends of the last lines.
     *
     * @throws AssertionError if it failed or took longer than a minute
     */
    String type(String command) throws IOException, InterruptedException {
        if (ASSIGNMENT.matcher(command).matches()) {
            assignments.add(command);
        }
        String script = "set -e -o pipefail\n" + String.join("\n", assignments) + "\n" + command;
        Path output = Files.createTempFile("longshore-shell", ".txt");
        try {
            return typed(command, script, output);
        } finally {
            Files.delete(output);
        }
    }

    /** Into a file, since who reads a pipe to its end waits for a program that never ends. */
    private String typed(String command, String script, Path output) throws IOException, InterruptedException {
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        bash.environment().put("NO_PROXY", "127.0.0.1");
        Process process = bash.start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(1, TimeUnit.MINUTES);
        if (!ended || process.exitValue() != 0) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError(command + "\nfailed: " + Files.readString(output));
        }
        return Files.readString(output).stripTrailing();
    }
}
