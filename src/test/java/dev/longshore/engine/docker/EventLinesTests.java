package dev.longshore.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longshore.engine.EngineEvent;
import dev.longshore.engine.EngineEvent.OnContainer;
import dev.longshore.engine.EngineEvent.OnImage;
import dev.longshore.reference.ContainerId;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageReference;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

/** Lines that engines sent, and lines that none should send. */
class EventLinesTests {

    private static final String HEX = "a1".repeat(32);
    private static final String OTHER = "b2".repeat(32);
    private static final ImageId IMAGE = ImageId.parse(HEX);
    private static final ContainerId CONTAINER = ContainerId.parse(HEX);

    @Test
    void whatDocker20TellsIsReadWithoutItsNoise() {
        assertThat(told("e20"))
                .containsExactly(
                        "load sha256:921773a86040 -",
                        "tag sha256:921773a86040 new:latest",
                        "untag sha256:921773a86040 -",
                        "pull - 127.0.0.1:5001/team/app:1.0",
                        "pull - 127.0.0.1:5001/team/app",
                        "tag sha256:2a21bf2eff2f busybox:latest",
                        "import sha256:2a21bf2eff2f -",
                        "create 6cb8b8796b12 -",
                        "connect 6cb8b8796b12 -",
                        "start 6cb8b8796b12 -",
                        "health_status: healthy 6cb8b8796b12 -",
                        "rename 6cb8b8796b12 -",
                        "pause 6cb8b8796b12 -",
                        "commit 6cb8b8796b12 sha256:7fb53abf41ce",
                        "unpause 6cb8b8796b12 -",
                        "die 6cb8b8796b12 -",
                        "disconnect 6cb8b8796b12 -",
                        "destroy 6cb8b8796b12 -",
                        "create 7c3ee7640bbb sha256:2a21bf2eff2f",
                        "destroy 7c3ee7640bbb -",
                        "untag sha256:921773a86040 -",
                        "untag sha256:921773a86040 -",
                        "delete sha256:921773a86040 -",
                        "delete sha256:7fb53abf41ce -");
    }

    @Test
    void docker28AlsoTellsWhatCameToBe() {
        assertThat(told("e28")).contains("create sha256:adff91ee3e30 -", "commit 7e839f65fbe5 sha256:adff91ee3e30");
        assertThat(told("e28")).endsWith("delete sha256:adff91ee3e30 -");
    }

    @Test
    void theContainerdStoreNamesWhatItUntagsAndEachPull() {
        assertThat(told("e28c"))
                .contains(
                        "untag sha256:e078215c3227 new:latest",
                        "untag sha256:e078215c3227 app:2",
                        "pull - 127.0.0.1:5001/team/app:1.1")
                .doesNotContain("pull - 127.0.0.1:5001/team/app");
    }

    @Test
    void podmansWordsAndPlainIdsAreRead() {
        assertThat(told("podman"))
                .containsExactly(
                        "pull sha256:2a21bf2eff2f registry.test/team/app:1.0",
                        "loadfromarchive sha256:2a21bf2eff2f -",
                        "tag sha256:2a21bf2eff2f new:1",
                        "untag sha256:2a21bf2eff2f new:1",
                        "remove sha256:2a21bf2eff2f -",
                        "create 6cb8b8796b12 -",
                        "died 6cb8b8796b12 -",
                        "cleanup 6cb8b8796b12 -",
                        "connect 6cb8b8796b12 -",
                        "remove 6cb8b8796b12 -",
                        "died 6cb8b8796b12 -");
    }

    @Test
    void anEventSaysWhenToTheNanosecond() {
        EngineEvent event = read("{\"Type\":\"image\",\"Action\":\"load\",\"Actor\":{\"ID\":\"sha256:" + HEX
                + "\"},\"time\":1795867456,\"timeNano\":1795867456172210221}");

        assertThat(event)
                .isEqualTo(new OnImage("load", IMAGE, null, Instant.ofEpochSecond(1_795_867_456L, 172_210_221)));
    }

    @Test
    void theFormWithoutTypesIsRead() {
        assertThat(read("{\"status\":\"die\",\"id\":\"" + HEX + "\",\"from\":\"busybox\",\"time\":1795867456}"))
                .isEqualTo(new OnContainer("die", CONTAINER, null, Instant.ofEpochSecond(1_795_867_456L)));
        assertThat(read("{\"status\":\"untag\",\"id\":\"sha256:" + HEX + "\"}"))
                .isEqualTo(new OnImage("untag", IMAGE, null, null));
        assertThat(read("{\"status\":\"pull\",\"id\":\"team/app:1\"}"))
                .isEqualTo(new OnImage("pull", null, ImageReference.parse("team/app:1"), null));
    }

    @Test
    void aPullByDigestNamesTheDigest() {
        String name = "team/app@sha256:" + HEX;

        assertThat(read(image("pull", name, "team/app")))
                .isEqualTo(new OnImage("pull", null, ImageReference.parse(name), null));
    }

    @Test
    void aLabelIsNoMemberOfTheEvent() {
        EngineEvent event = read("{\"Type\":\"container\",\"Action\":\"start\",\"Actor\":{\"ID\":\"" + HEX
                + "\",\"Attributes\":{\"Type\":\"image\",\"Action\":\"die\",\"ID\":\"" + OTHER
                + "\",\"timeNano\":\"5\",\"imageID\":\"sha256:" + OTHER + "\"}}}");

        assertThat(event).isEqualTo(new OnContainer("start", CONTAINER, null, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            image     | save                      | sha256:HEX
            image     | prune                     |
            image     | tag                       |
            image     | tag                       | UPPER CASE
            container | exec_create: sh -c "x"    | HEX
            container | exec_start: true          | HEX
            container | exec_die                  | HEX
            container | exec_detach               | HEX
            container | top                       | HEX
            container | resize                    | HEX
            container | attach                    | HEX
            container | kill                      | HEX
            container | start                     | short
            container | prune                     |
            network   | create                    | HEX
            volume    | mount                     | HEX
            daemon    | reload                    | HEX
            something | new                       | HEX
            """)
    void whatTouchesNothingIsNotTold(String type, String action, @Nullable String id) {
        assertThat(read("{\"Type\":\"%s\",\"Action\":\"%s\",\"Actor\":{\"ID\":\"%s\"}}"
                        .formatted(
                                type,
                                action.replace("\"", "\\\""),
                                Objects.requireNonNullElse(id, "").replace("HEX", HEX))))
                .isNull();
    }

    @Test
    void anActionThatNobodyKnowsIsTold() {
        assertThat(read(image("polish", "sha256:" + HEX, "app:1")))
                .isEqualTo(new OnImage("polish", IMAGE, ImageReference.parse("app:1"), null));
        assertThat(read("{\"Type\":\"container\",\"Action\":\"Checkpoint\",\"id\":\"" + HEX + "\"}"))
                .isEqualTo(new OnContainer("checkpoint", CONTAINER, null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{}",
                "[]",
                "null",
                "\"text\"",
                "x",
                "{\"Type\":\"image\"",
                "{\"Type\":\"image\",\"Action\":\"ta",
                "{\"Type\":\"image\",\"Action\":\"tag\",\"Actor\":{\"ID\":\"sha256:",
                "{\"Type\":\"image\",\"Action\":5}",
                "{\"Type\":\"image\",\"Action\":null,\"status\":[]}",
                "<html><body>"
            })
    void whatIsNoEventIsNotRead(String line) {
        assertThatThrownBy(() -> read(line)).isInstanceOfAny(IllegalArgumentException.class, JacksonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "5", "[]", "{\"Attributes\":[{}]}", "{\"ID\":{},\"Attributes\":{\"name\":[1]}}"})
    void anActorOfAnotherShapeNamesNothing(String actor) {
        assertThat(read("{\"Type\":\"image\",\"Action\":\"tag\",\"Actor\":" + actor + "}"))
                .isNull();
    }

    @Test
    void aLineIsAStreamOfItsOwnHoweverItComes() throws IOException {
        for (int piece = 1; piece < 8; piece++) {
            LineInput lines = new LineInput(inPieces("a\n\r\n \n bcd\r\nlast", piece));
            assertThat(lines.advance()).isTrue();
            assertThat(rest(lines)).isEqualTo("a");
            assertThat(lines.advance()).isTrue();
            assertThat(lines.read()).isEqualTo('b');
            assertThat(lines.advance()).isTrue();
            assertThat(rest(lines)).isEqualTo("last");
            assertThat(lines.read()).isEqualTo(-1);
            assertThat(lines.advance()).isFalse();
            assertThat(lines.advance()).isFalse();
        }
    }

    private static List<String> told(String engine) {
        try (InputStream in = EventLinesTests.class.getResourceAsStream("events/" + engine + ".ndjson")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(EventLinesTests::read)
                    .filter(Objects::nonNull)
                    .map(EventLinesTests::text)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(EngineEvent event) {
        return switch (event) {
            case OnImage(var action, var id, var name, var time) ->
                action + " " + (id == null ? "-" : "sha256:" + id.shortened()) + " "
                        + (name == null ? "-" : name.familiar());
            case OnContainer(var action, var id, var image, var time) ->
                action + " " + id.shortened() + " " + (image == null ? "-" : "sha256:" + image.shortened());
        };
    }

    private static String image(String action, String id, String name) {
        return "{\"Type\":\"image\",\"Action\":\"%s\",\"Actor\":{\"ID\":\"%s\",\"Attributes\":{\"name\":\"%s\"}}}"
                .formatted(action, id, name);
    }

    private static @Nullable EngineEvent read(String line) {
        try {
            return EventDraft.read(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)));
        } catch (WrongShape e) {
            throw new IllegalArgumentException(line, e);
        }
    }

    private static String rest(InputStream line) throws IOException {
        return new String(line.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static InputStream inPieces(String text, int piece) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(piece, length));
            }
        };
    }
}
