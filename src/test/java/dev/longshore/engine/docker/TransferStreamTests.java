package dev.longshore.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.longshore.engine.TransferLine;
import dev.longshore.engine.TransferLine.Layer;
import dev.longshore.engine.TransferLine.Named;
import dev.longshore.engine.TransferLine.Note;
import dev.longshore.engine.TransferLine.Source;
import dev.longshore.engine.TransferLine.Status;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransferStreamTests {

    private static final String DIGEST = "sha256:8906ea18c1d1ae88a77a39d9ee133f1489fa4bf46442fe63b15fb06c82e18797";

    /** The recorded streams that are no bodies of errors. */
    static List<String> streams() throws Exception {
        Path folder = Path.of(TransferStreamTests.class.getResource("streams").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".ndjson"))
                    .map(name -> name.substring(0, name.length() - ".ndjson".length()))
                    .filter(name -> !Streamed.capture(name).startsWith("{\"message\""))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aPullIsPrintedAsDockerPrintsItIntoAPipe() {
        assertThat(Streamed.printed(Streamed.lines(Streamed.capture("pull-ok-e20"))))
                .containsExactly(
                        "1.0: Pulling from team/app",
                        "6b6ef986274a: Pulling fs layer",
                        "6b6ef986274a: Verifying Checksum",
                        "6b6ef986274a: Download complete",
                        "6b6ef986274a: Pull complete",
                        "Digest: " + DIGEST,
                        "Status: Downloaded newer image for 127.0.0.1:5001/team/app:1.0");
    }

    @Test
    void whatThePullSaysComesInTypesOfOurOwn() {
        List<TransferLine> lines = Streamed.lines(Streamed.capture("pull-ok-e20"));

        assertThat(lines.getFirst()).isEqualTo(new Source("1.0", "1.0: Pulling from team/app"));
        assertThat(lines.get(2)).isEqualTo(new Layer("6b6ef986274a", "Downloading", 32768L, 1068595L, null));
        assertThat(lines.get(lines.size() - 2)).isInstanceOfSatisfying(Named.class, named -> {
            assertThat(named.digest()).hasToString(DIGEST);
            assertThat(named.tag()).isNull();
        });
        assertThat(lines.getLast())
                .isEqualTo(new Status(
                        "Downloaded newer image for 127.0.0.1:5001/team/app:1.0",
                        "Status: Downloaded newer image for 127.0.0.1:5001/team/app:1.0"));
    }

    @Test
    void theContainerdStoreCountsSecondsWhichAreNoBytes() {
        List<Layer> layers = Streamed.lines(Streamed.capture("pull-ok-e28c")).stream()
                .filter(Layer.class::isInstance)
                .map(Layer.class::cast)
                .toList();

        assertThat(layers)
                .containsExactly(
                        layer("Pulling fs layer", "21d15ab81bd7: Pulling fs layer"),
                        layer("Download complete", "21d15ab81bd7: Download complete"),
                        new Layer("21d15ab81bd7", "Extracting", null, null, null),
                        layer("Pull complete", "21d15ab81bd7: Pull complete"));
    }

    private static Layer layer(String status, String printed) {
        return new Layer("21d15ab81bd7", status, null, null, printed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"e20", "e28", "e28c"})
    void aPullOfAllTagsNamesEach(String engine) {
        assertThat(Streamed.lines(Streamed.capture("pull-untagged-means-all-" + engine)))
                .filteredOn(Source.class::isInstance)
                .extracting(line -> ((Source) line).tag())
                .containsExactly("1.1", "1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"e20", "e28", "e28c"})
    void aPushNamesTheDigestAndTheTagOnceAndPrintsNothingAside(String engine) {
        List<TransferLine> lines = Streamed.lines(Streamed.capture("push-5001_team_app_1.0-" + engine));

        assertThat(lines.getFirst()).isEqualTo(new Note("The push refers to repository [127.0.0.1:5001/team/app]"));
        assertThat(lines.getLast()).isInstanceOfSatisfying(Named.class, named -> {
            assertThat(named.tag()).isEqualTo("1.0");
            assertThat(named.printed()).startsWith("1.0: digest: sha256:").contains(" size: ");
        });
        assertThat(lines).filteredOn(Named.class::isInstance).hasSize(1);
    }

    @Test
    void aWarningIsANote() {
        assertThat(Streamed.lines(Streamed.capture("pull-other-platform-e28")).getLast())
                .isInstanceOfSatisfying(
                        Note.class, note -> assertThat(note.printed()).startsWith("WARNING: image with reference"));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void aStreamBrokenOverReadsSaysTheSame(String capture) {
        String body = Streamed.capture(capture);

        assertThat(read(new OneByOne(body.getBytes(StandardCharsets.UTF_8)))).isEqualTo(read(body));
        assertThat(read(body.replace("\n", ""))).isEqualTo(read(body));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void aStreamCutAnywhereSaysWhatItSaidBeforeAndWhereItEnds(String capture) {
        byte[] body = shortened(Streamed.capture(capture)).getBytes(StandardCharsets.UTF_8);
        Read whole = read(new String(body, StandardCharsets.UTF_8));

        for (int length = 0; length < body.length; length++) {
            Read cut = read(new ByteArrayInputStream(Arrays.copyOf(body, length)));

            assertThat(whole.lines.subList(0, cut.lines.size())).isEqualTo(cut.lines);
            String problem = isBetweenObjects(body, length) ? whole.problemAfter(cut) : "engine-protocol";
            assertThat(cut.problem).as("after " + length).isEqualTo(problem);
        }
    }

    /** The middle of a long stream is one line over and over. */
    private static String shortened(String stream) {
        List<String> lines = stream.lines().toList();
        return lines.size() <= 12
                ? stream
                : String.join("\r\n", lines.subList(0, 4)) + "\r\n"
                        + String.join("\r\n", lines.subList(lines.size() - 8, lines.size())) + "\r\n";
    }

    private static boolean isBetweenObjects(byte[] body, int length) {
        return length == 0
                || body[length - 1] == '\n'
                || body[length - 1] == '\r'
                || body[length] == '\r'
                || body[length] == '\n';
    }

    @Test
    void bytesAboveTheTotalAreHandedOnAsTheEngineSaysThem() {
        assertThat(Streamed.lines(Streamed.capture("push-5001_team_app_1.0-e20")))
                .contains(new Layer("ae4e49eb73a6", "Pushing", 2129920L, 1984168L, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"error":"manifest unknown"}|manifest-not-found
            {"errorDetail":{"message":"manifest unknown"}}|manifest-not-found
            {"errorDetail":"manifest unknown"}|manifest-not-found
            {"errorDetail":{"code":401,"message":"unauthorized"},"error":"x"}|registry-auth-required
            {"errorDetail":{},"error":"manifest unknown"}|manifest-not-found
            {"errorDetail":{}}|engine-failed
            {"error":""}|engine-failed
            """)
    void eitherFieldOfAnErrorIsEnough(String line, String type) {
        assertThat(read("{\"status\":\"Waiting\",\"id\":\"a\"}" + line).problem).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>no engine</html>",
                "[]",
                "{\"status\":\"a\"} 17",
                "{\"status\":}",
                "{\"status\":\"a\"",
                "{\"status\":\"a]",
                "{\"status\":\"a\"]]}",
                "{]",
                "\u0000"
            })
    void garbageIsNotTheEngineApi(String body) {
        assertThat(read(body).problem).isEqualTo("engine-protocol");
    }

    @Test
    void anObjectThatIsTooLargeIsNotTheEngineApi() {
        Failure failure =
                catchThrowableOfType(Failure.class, () -> Streamed.lines("{" + " ".repeat(2 * JsonObjects.CAP) + "}"));

        assertThat(failure.type()).isEqualTo(ProblemType.ENGINE_PROTOCOL);
        assertThat(failure.detail()).contains("more than 1048576 bytes");
    }

    @Test
    void emptyAndBlankStreamsSayNothing() {
        assertThat(read("")).isEqualTo(new Read(List.of(), "none"));
        assertThat(read("\r\n \n")).isEqualTo(new Read(List.of(), "none"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"status":"x","progressDetail":{"current":5,"total":3}}|
            {"status":"x","id":"i","progressDetail":{"total":3},"progress":"[>]"}|
            {"status":"x","id":"i","progressDetail":{},"progress":"half"}|i: x half
            {"status":"x","id":"i","progressDetail":{"current":-1,"total":-1}}|i: x
            {"status":"x","from":"r"}|(from r) x
            {"stream":"built\\n"}|built
            {"status":"ä€😀 \\"quoted\\" \\\\ {"}|ä€😀 "quoted" \\ {
            {"status":"x","aux":{"Tag":"1"}}|
            """)
    void otherMessagesArePrintedAsDockerPrintsThem(String message, String printed) {
        assertThat(Streamed.printed(Streamed.lines(message))).isEqualTo(printed == null ? List.of() : List.of(printed));
    }

    @Test
    void aLayerThatHasNotBegunHasNoBytesYet() {
        assertThat(Streamed.lines("{\"status\":\"Downloading\",\"id\":\"i\",\"progressDetail\":{\"total\":3}}"))
                .containsExactly(new Layer("i", "Downloading", 0L, 3L, null));
    }

    private static Read read(String body) {
        return read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static Read read(InputStream body) {
        List<TransferLine> lines = new ArrayList<>();
        TransferStream stream = new TransferStream(Streamed.classifier(CallKind.IMAGE_PULL, null), lines::add);
        try {
            Streamed.answered(stream).read(new Reply(200, "application/json", "", "", body));
            return new Read(lines, "none");
        } catch (Failure e) {
            return new Read(lines, e.type().code());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What was read until the end or the failure. */
    private record Read(List<TransferLine> lines, String problem) {

        /** The problem of a part that ends between objects: the whole one's if all its lines and its error are in it. */
        private String problemAfter(Read cut) {
            return lines.size() == cut.lines.size() && !problem.equals("none") && !cut.problem.equals("none")
                    ? problem
                    : "none";
        }
    }

    /** Gives one byte a read. */
    private static final class OneByOne extends ByteArrayInputStream {

        private OneByOne(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] buffer, int offset, int length) {
            return super.read(buffer, offset, Math.min(length, 1));
        }
    }
}
