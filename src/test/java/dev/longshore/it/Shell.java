package dev.longshore.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        bash.environment().put("NO_PROXY", "127.0.0.1");
        Process process = bash.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError(command + "\nfailed: " + output);
        }
        return output.stripTrailing();
    }
}
