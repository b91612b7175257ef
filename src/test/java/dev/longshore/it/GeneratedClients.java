package dev.longshore.it;

import dev.longshore.testkit.Commands;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Clients made from the committed document, each with small programs that use it. */
final class GeneratedClients {

    private static final Path DOCUMENT = Path.of("src/main/resources/openapi/longshore.json");
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

    private GeneratedClients() {}

    /**
     * Where a client asks, both as the document's servers say.
     *
     * @param whole the first server
     * @param engine the second one, on a named engine
     * @param token whose role suffices
     */
    record Servers(String whole, String engine, String token) {

        static Servers of(String place, String engine, String token) {
            JsonNode servers = JsonMapper.shared().readTree(DOCUMENT).at("/paths/~1images/servers");
            String whole = servers.path(0).path("url").asString();
            String named = servers.path(1).path("url").asString().replace("{engine}", engine);
            return new Servers(place + (whole.equals("/") ? "" : whole), place + named, token);
        }

        List<String> arguments() {
            return List.of(whole, engine, token);
        }
    }

    /** Generates both in one run of the generator, which takes long to start, and compiles both with their programs. */
    static void generate(Path folder) throws IOException {
        Path java = write(folder.resolve("java.yaml"), settings(folder, "java") + """
                library: native
                additionalProperties:
                  apiPackage: client.api
                  modelPackage: client.model
                  invokerPackage: client
                  openApiNullable: "false"
                  useJakartaEe: "true"
                  useSingleRequestParameter: "true"
                """);
        Path typeScript = write(folder.resolve("typescript-fetch.yaml"), settings(folder, "typescript-fetch") + """
                additionalProperties:
                  importFileExtension: .js
                """);
        run(
                program("java"),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                generator().toString(),
                "batch",
                "--fail-fast",
                "--threads",
                "2",
                java.toString(),
                typeScript.toString());
        compileJava(folder);
        compileTypeScript(folder);
    }

    private static String settings(Path folder, String name) {
        return """
                generatorName: %s
                inputSpec: %s
                outputDir: %s
                globalProperties: {apiTests: "false", modelTests: "false", apiDocs: "false", modelDocs: "false"}
                """.formatted(name, DOCUMENT.toAbsolutePath(), folder.resolve(name));
    }

    private static void compileJava(Path folder) throws IOException {
        Path classes = folder.resolve("classes");
        List<String> compile = new ArrayList<>(
                List.of(program("javac"), "-nowarn", "-proc:none", "-d", classes.toString(), "-cp", libraries()));
        try (Stream<Path> files = Files.walk(folder.resolve("java/src/main/java"))) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(compile::add);
        }
        for (String name : List.of("ReadImages.java", "ChangeImages.java")) {
            compile.add(copy(name, folder.resolve("java")).toString());
        }
        run(compile.toArray(String[]::new));
    }

    /** What a program prints that uses the Java client. */
    static String java(Path folder, String name, Servers servers) {
        String classPath = folder.resolve("classes") + File.pathSeparator + libraries();
        return printed(List.of(program("java"), "-cp", classPath, name), servers);
    }

    private static void compileTypeScript(Path folder) throws IOException {
        Path client = folder.resolve("typescript-fetch");
        write(client.resolve("package.json"), "{\"type\": \"module\"}");
        run(
                compiler().toString(),
                "--strict",
                "--target",
                "es2022",
                "--lib",
                "es2022,dom,dom.iterable",
                "--module",
                "nodenext",
                copy("read-images.ts", client).toString(),
                copy("change-images.ts", client).toString());
    }

    /** What a program prints that uses the TypeScript client. */
    static String typeScript(Path folder, String name, Servers servers) {
        Path program = folder.resolve("typescript-fetch").resolve(name + ".js");
        return printed(List.of("node", program.toString()), servers);
    }

    private static String printed(List<String> program, Servers servers) {
        return run(Stream.concat(program.stream(), servers.arguments().stream()).toArray(String[]::new));
    }

    private static String run(String... command) {
        return Commands.run(Map.of(), List.of(command));
    }

    private static Path generator() {
        String jar = System.getProperty("longshore.openapi.generator", "target/openapi-generator/cli.jar");
        return present(Path.of(jar), "mvn pre-integration-test");
    }

    /** As {@code bin/lib/node.sh} put it. */
    private static Path compiler() {
        String cache = Objects.requireNonNullElse(
                System.getenv("XDG_CACHE_HOME"), System.getProperty("user.home") + "/.cache");
        String folder = Objects.requireNonNullElse(System.getenv("LONGSHORE_NODE"), cache + "/longshore/node");
        return present(Path.of(folder, "node_modules/.bin/tsc"), "bin/test");
    }

    private static Path present(Path file, String maker) {
        if (Files.notExists(file)) {
            throw new IllegalStateException(file + " is missing; " + maker + " fetches it");
        }
        return file;
    }

    private static String program(String name) {
        return JAVA_HOME.resolve("bin").resolve(name).toString();
    }

    /** What the Java client needs, from this test's own class path: Jackson 2, as it is there for others. */
    private static String libraries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.matches(".*/(com/fasterxml/jackson|jakarta/annotation)/.*"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path copy(String name, Path folder) throws IOException {
        try (InputStream source = GeneratedClients.class.getResourceAsStream("clients/" + name)) {
            Path copy = folder.resolve(name);
            Files.copy(Objects.requireNonNull(source, name), copy);
            return copy;
        }
    }

    private static Path write(Path file, String text) throws IOException {
        return Files.writeString(file, text);
    }
}
