package dev.longshore.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The newest Docker CLI with its plugins (buildx, compose), in a configuration folder of its own. It runs in this
 * process's working directory.
 *
 * @param environment variables for the CLI, besides this process's own
 * @param limit the longest a command may take
 */
public record DockerCli(Map<String, String> environment, Duration limit) {

    /** A CLI for that engine, whose commands may take two minutes. */
    public static DockerCli at(String host) {
        return new DockerCli(Map.of("DOCKER_HOST", host), Duration.ofMinutes(2));
    }

    /** The same with one more environment variable. */
    public DockerCli with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        more.put(name, value);
        return new DockerCli(Map.copyOf(more), limit);
    }

    /** The same with another limit. */
    public DockerCli within(Duration longest) {
        return new DockerCli(environment, longest);
    }

    /**
     * Runs a command and returns what it printed.
     *
     * @throws IllegalStateException if it failed or took too long, with what it said
     */
    public String run(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(EngineKind.cliHome().resolve("bin/docker").toString());
        command.addAll(List.of(arguments));
        Path configuration = Workspace.create("cli");
        try {
            linkPlugins(configuration);
            return Commands.run(with("DOCKER_CONFIG", configuration.toString()).environment(), command, limit);
        } finally {
            Workspace.delete(configuration);
        }
    }

    private static void linkPlugins(Path configuration) {
        Path plugins = configuration.resolve("cli-plugins");
        try (Stream<Path> programs = Files.list(EngineKind.cliHome().resolve("cli-plugins"))) {
            Files.createDirectories(plugins);
            for (Path program : programs.toList()) {
                Files.createSymbolicLink(plugins.resolve(program.getFileName()), program);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
