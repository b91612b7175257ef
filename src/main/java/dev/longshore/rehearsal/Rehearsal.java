package dev.longshore.rehearsal;

import dev.longshore.Longshore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** Starts the service on a stand-in for an engine, asks what callers ask, and ends. */
public final class Rehearsal {

    private Rehearsal() {}

    /**
     * Rehearses, and exits with 0 if everything was answered as it should be, or else with 1, saying what was not.
     *
     * @param arguments the number of rounds, at least 1
     */
    public static void main(String[] arguments) throws IOException {
        List<String> faults = play(Integer.parseInt(arguments[0]));
        faults.forEach(System.err::println);
        System.exit(faults.isEmpty() ? 0 : 1);
    }

    /** Plays the script in a service of its own, that many rounds, and returns what was not answered as it should be. */
    static List<String> play(int rounds) throws IOException {
        Path folder = Files.createTempDirectory("longshore-rehearsal");
        try (StandInEngine engine = StandInEngine.start(folder.resolve("engine.sock"));
                ConfigurableApplicationContext service =
                        SpringApplication.run(Longshore.class, arguments(folder, engine))) {
            String port = service.getEnvironment().getRequiredProperty("local.server.port");
            String token = Files.readString(folder.resolve("data/admin-token")).strip();
            Visitor visitor = new Visitor(Integer.parseInt(port), token);
            return Stream.generate(Script::scenes)
                    .limit(rounds)
                    .flatMap(List::stream)
                    .flatMap(scene -> visitor.play(scene).stream())
                    .toList();
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /** The settings of whoever starts this are not meant for it. */
    private static String[] arguments(Path folder, StandInEngine engine) {
        return new String[] {
            "--server.port=0",
            "--server.address=127.0.0.1",
            "--longshore.data-dir=" + folder.resolve("data"),
            "--longshore.engines.local.host=" + engine.host(),
        };
    }
}
