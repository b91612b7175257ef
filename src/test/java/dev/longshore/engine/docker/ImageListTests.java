package dev.longshore.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longshore.engine.HistoryRow;
import dev.longshore.engine.ImageRow;
import dev.longshore.engine.PlatformRow;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageReference;
import dev.longshore.testkit.StubEngine;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageListTests {

    private static final String ID = "sha256:" + "a1".repeat(32);
    private static final String PARENT = "sha256:" + "b2".repeat(32);
    private static final String DIGEST = "sha256:" + "c3".repeat(32);
    private static final String ROW = """
            {"Id":"%s","ParentId":"%s","RepoTags":["app:1.0","dl.test:5000/team/app:1.0"],
             "RepoDigests":["app@%s"],"Created":1704067200,"Size":12825,"SharedSize":-1,"VirtualSize":12825,
             "Labels":{"tier":"db"},"Containers":-1}
            """.formatted(ID, PARENT, DIGEST);

    private final StubEngine stub = StubEngine.speaking("1.51");
    private final DockerEngine engine = TestEngine.at(stub.host());

    @AfterEach
    void close() throws IOException {
        engine.close();
        stub.close();
    }

    @Test
    void aRowSaysWhatTheEngineSays() {
        ImageRow row = only("[" + ROW + "]");

        assertThat(row.id()).isEqualTo(ImageId.parse(ID));
        assertThat(row.parent()).isEqualTo(ImageId.parse(PARENT));
        assertThat(row.tags())
                .containsExactly(ImageReference.parse("app:1.0"), ImageReference.parse("dl.test:5000/team/app:1.0"));
        assertThat(row.digests()).containsExactly(ImageReference.parse("app@" + DIGEST));
        assertThat(row.createdAt()).isEqualTo(Instant.parse("2024-01-01T00:00:00Z"));
        assertThat(row.sizeBytes()).isEqualTo(12825);
        assertThat(row.labels().shown()).containsOnlyKeys("tier");
        assertThat(row.platforms()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ParentId", "RepoTags", "RepoDigests", "Created", "Size", "Labels", "Containers", "VirtualSize"})
    void aFieldThatIsAbsentNullOrOddIsNullOrEmptyAndTheRestStays(String field) {
        String renamed = ROW.replace("\"" + field + "\"", "\"X-" + field + "\"");
        for (String row : List.of(
                renamed,
                renamed.replaceFirst("\\{", "{\"" + field + "\":null,"),
                renamed.replaceFirst("\\{", "{\"" + field + "\":{\"odd\":[1,{}]},"),
                renamed.replaceFirst("\\{", "{\"" + field + "\":[[3],{\"odd\":1}],"),
                renamed.replaceFirst("\\{", "{\"" + field + "\":true,"))) {
            ImageRow read = only("[" + row + "]");
            assertThat(read.id()).isEqualTo(ImageId.parse(ID));
            assertThat(read.parent() == null).as(row).isEqualTo(field.equals("ParentId"));
            assertThat(read.tags().isEmpty()).as(row).isEqualTo(field.equals("RepoTags"));
            assertThat(read.digests().isEmpty()).as(row).isEqualTo(field.equals("RepoDigests"));
            assertThat(read.createdAt() == null).as(row).isEqualTo(field.equals("Created"));
            assertThat(read.sizeBytes() == null).as(row).isEqualTo(field.equals("Size"));
            assertThat(read.labels().has("tier")).as(row).isEqualTo(!field.equals("Labels"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "RepoTags":["<none>:<none>"],"RepoDigests":["<none>@<none>"]
            "RepoTags":null,"RepoDigests":null
            "RepoTags":[],"RepoDigests":[]
            "Created":-62135596800,"Size":-1,"ParentId":""
            "Created":0,"Size":-1
            "Created":"0001-01-01T00:00:00Z","Labels":null
            "Created":99999999999999999999,"Size":99999999999999999999
            "Created":9223372036854775807,"Created":"gibberish"
            """)
    void theEnginesWordsForNothingAreNullOrEmpty(String fields) {
        ImageRow row = only("[{\"Id\":\"%s\",%s}]".formatted(ID, fields));

        assertThat(row.parent()).isNull();
        assertThat(row.tags()).isEmpty();
        assertThat(row.digests()).isEmpty();
        assertThat(row.createdAt()).isNull();
        assertThat(row.sizeBytes()).isNull();
        assertThat(row.labels().shown()).isEmpty();
    }

    /** What 28.5 with the containerd store lists of an image pulled by digest and tagged in another repository. */
    @Test
    void aNameWithADigestAmongTheTagsIsADigest() {
        ImageRow row = only(
                "[{\"Id\":\"%1$s\",\"RepoTags\":[\"app@%1$s\",\"o:1\"],\"RepoDigests\":[\"o@%1$s\"]}]".formatted(ID));

        assertThat(row.tags()).containsExactly(ImageReference.parse("o:1"));
        assertThat(row.digests()).containsExactly(ImageReference.parse("o@" + ID), ImageReference.parse("app@" + ID));
    }

    @Test
    void anIdWithoutAlgorithmIsTheSameId() {
        ImageRow row = only("[{\"Id\":\"" + "a1".repeat(32) + "\",\"Created\":\"2024-01-01T01:00:00+01:00\"}]");

        assertThat(row.id()).isEqualTo(ImageId.parse(ID));
        assertThat(row.createdAt()).isEqualTo(Instant.parse("2024-01-01T00:00:00Z"));
    }

    @Test
    void rowsOfTheSameImageAreOneRow() {
        String untagged =
                "{\"Id\":\"%s\",\"RepoTags\":[],\"RepoDigests\":[\"app@%s\",\"app@%s\"]}".formatted(ID, DIGEST, DIGEST);
        ImageRow row = only("[" + untagged + "," + ROW + "," + untagged + "]");

        assertThat(row.tags()).hasSize(2);
        assertThat(row.digests()).hasSize(1);
        assertThat(row.sizeBytes()).isEqualTo(12825);
        assertThat(row.labels().has("tier", "db")).isTrue();
    }

    @Test
    void namesThatAreNoneAreLeftOut() {
        ImageRow row = only("[{\"Id\":\"%s\",\"RepoTags\":[\"UPPER:1\",\"ok:1\",\"\",\"ok:1\"]}]".formatted(ID));

        assertThat(row.tags()).containsExactly(ImageReference.parse("ok:1"));
    }

    @Test
    void thePlatformsOfAnIndexAreReadWithoutItsAttestations() {
        String manifests = """
                [{"ID":"%s","Kind":"image","Available":true,"Size":{"Content":100,"Total":300},
                  "ImageData":{"Platform":{"architecture":"arm64","os":"linux","variant":"v8"},"Size":{"Unpacked":200}}},
                 {"ID":"%s","Kind":"image","Available":false,"Size":{},"ImageData":{"Platform":{"architecture":"amd64","os":"linux"}}},
                 {"ID":"%s","Kind":"attestation","Available":true,"AttestationData":{"For":"x"}}]
                """.formatted(DIGEST, PARENT, ID);
        ImageRow row = only("[{\"Id\":\"%s\",\"Manifests\":%s}]".formatted(ID, manifests));

        assertThat(row.platforms())
                .containsExactly(
                        new PlatformRow(
                                dev.longshore.reference.Digest.parse(DIGEST), "linux", "arm64", "v8", true, 100L, 200L),
                        new PlatformRow(
                                dev.longshore.reference.Digest.parse(PARENT),
                                "linux",
                                "amd64",
                                null,
                                false,
                                null,
                                null));
        assertThat(stub.requests().getLast().target()).contains("all=1", "manifests=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "\"text\"",
                "[1]",
                "[[]]",
                "[{\"Id\":\"sha256:a1\"}]",
                "[{}]",
                "[{\"Id\":null}]",
                "[{\"Id\":",
                "<html>",
                "[{\"Id\":\"x\"},"
            })
    void whatIsNoListOfImagesIsAProtocolProblem(String body) {
        stub.get("/images/json", body);

        assertThatThrownBy(() -> engine.images().list())
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.type()).isEqualTo(ProblemType.ENGINE_PROTOCOL));
    }

    @Test
    void nullIsAnEmptyList() {
        stub.get("/images/json", "null");

        assertThat(engine.images().list()).isEmpty();
    }

    @Test
    void historyHasNoIdWhereTheEngineMissesIt() {
        stub.get("/images/" + ID + "/history", """
                [{"Id":"%s","Created":1704067200,"CreatedBy":"COPY a","Size":5,"Tags":["app:1.0","<none>:<none>"],"Comment":"c"},
                 {"Id":"<missing>","Created":-62135596800,"Size":0,"Tags":null}]
                """.formatted(ID));

        assertThat(engine.images().history(ImageId.parse(ID)))
                .containsExactly(
                        new HistoryRow(
                                ImageId.parse(ID),
                                Instant.parse("2024-01-01T00:00:00Z"),
                                "COPY a",
                                5L,
                                List.of(ImageReference.parse("app:1.0")),
                                "c"),
                        new HistoryRow(null, null, "", 0L, List.of(), ""));
    }

    @Test
    void inspectGivesTheBytesUntouched() {
        String document = "{ \"Id\" : \"" + ID + "\", \"b\":1.50, \"a\":\"\\u00e9\" }\n";
        stub.get("/images/" + ID + "/json", document);

        assertThat(new String(
                        engine.images().inspect(ImageId.parse(ID)).bytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(document);
        assertThat(engine.images().inspect(ImageId.parse(ID)).json().path("a").asString())
                .isEqualTo("é");
    }

    private ImageRow only(String list) {
        stub.get("/images/json", list);
        List<ImageRow> rows = engine.images().list();
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }
}
