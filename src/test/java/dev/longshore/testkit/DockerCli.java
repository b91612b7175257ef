package dev.longshore.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The newest Docker CLI with its plugins, in a configuration folder of its own. */
final class DockerCli {
    private DockerCli() {}

    static String run(String host, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(EngineKind.cliHome().resolve("bin/docker").toString());
        command.addAll(List.of(arguments));
        Path configuration = Workspace.create("cli");
        try {
            linkPlugins(configuration);
            return Commands.run(Map.of("DOCKER_HOST", host, "DOCKER_CONFIG", configuration.toString()), command);
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
