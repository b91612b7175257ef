package dev.longshore.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longshore.engine.ContainerRow;
import dev.longshore.engine.ImageRow;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.reference.ContainerId;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageReference;
import dev.longshore.testkit.Reaction;
import dev.longshore.testkit.StubEngine;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SingleRowTests {

    private static final ImageId ID = ImageId.parse("a1".repeat(32));
    private static final ImageId PARENT = ImageId.parse("b2".repeat(32));
    private static final ContainerId CONTAINER = ContainerId.parse("c3".repeat(32));
    private static final ContainerId OTHER = ContainerId.parse("c4".repeat(32));
    private static final String OLDER = "\"GraphDriver\":{\"Data\":{\"UpperDir\":\"/x\"},\"Name\":\"overlay2\"}";
    private static final String NEWER = "\"GraphDriver\":{\"Data\":null,\"Name\":\"overlayfs\"}";

    private final StubEngine stub = StubEngine.speaking("1.51");
    private final DockerEngine engine = TestEngine.at(stub.host());

    @AfterEach
    void close() throws IOException {
        engine.close();
        stub.close();
    }

    @Test
    void theDocumentOfAnImageIsReadAsARowOfTheList() {
        ImageRow row = inspected("""
                {"Id":"%s","RepoTags":["app:1"],"RepoDigests":["app@%s"],"Parent":"%s",
                 "Created":"2024-01-01T00:00:00.987654321Z","Size":12825,"VirtualSize":99,%s,
                 "ContainerConfig":{"Labels":{"of":"container"}},"Config":{"Labels":{"tier":"db"},"Env":null}}
                """.formatted(ID, PARENT, PARENT, OLDER));

        assertThat(row.parent()).isEqualTo(PARENT);
        assertThat(row.tags()).containsExactly(ImageReference.parse("app:1"));
        assertThat(row.digests()).containsExactly(ImageReference.parse("app@" + PARENT));
        assertThat(row.createdAt()).isEqualTo(Instant.parse("2024-01-01T00:00:00Z"));
        assertThat(row.sizeBytes()).isEqualTo(12825);
        assertThat(row.labels().shown()).containsOnlyKeys("tier");
        assertThat(row.platforms()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "?", textBlock = """
            "Size":5,"GraphDriver":{"Data":{},"Name":"overlay2"}               | 5
            "Size":5,"GraphDriver":{"Data":null,"Name":"vfs"}                  | 5
            "Size":5,"GraphDriver":{"Data":null,"Name":"overlayfs"}            | ?
            "Size":5                                                           | ?
            "Size":5,"Manifests":null,"GraphDriver":{"Data":null,"Name":"native"} | ?
            "Manifests":[{"Size":{"Total":3}},{"Kind":"attestation","Size":{"Total":4}}],"Size":5 | 7
            "Size":5,"Manifests":[]                                            | 0
            "Size":5,"Manifests":[{"Size":{"Total":3}},{"Size":{}}]            | ?
            """)
    void theSizeIsTheListsOrNone(String fields, Long bytes) {
        assertThat(inspected("{\"Id\":\"" + ID + "\"," + fields + "}").sizeBytes())
                .isEqualTo(bytes);
    }

    /** {@code ff} is behind {@code docker.io} and before {@code o.test}. */
    @Test
    void ofSeveralRepositoriesTheContainerdStoreListsTheLastOnesDigest() {
        String names =
                "\"RepoTags\":[\"app:1\",\"o.test/x:1\",\"ff@%1$s\"],\"RepoDigests\":[\"app@%1$s\",\"ff@%1$s\",\"o.test/x@%1$s\"]"
                        .formatted(ID);

        assertThat(inspected("{\"Id\":\"" + ID + "\"," + names + ",\"Manifests\":[]}")
                        .digests())
                .containsExactly(ImageReference.parse("o.test/x@" + ID), ImageReference.parse("ff@" + ID));
        assertThat(inspected("{\"Id\":\"" + ID + "\"," + names + "," + OLDER + "}")
                        .digests())
                .hasSize(3);
    }

    @Test
    void manifestsAreAskedForWhereTheVersionKnowsThem() throws IOException {
        inspected("{\"Id\":\"" + ID + "\"}");
        assertThat(stub.requests().getLast().target()).isEqualTo("/v1.51/images/" + ID + "/json?manifests=1");

        try (StubEngine older = StubEngine.speaking("1.47");
                DockerEngine engineBefore = TestEngine.at(older.host())) {
            older.get("/images/" + ID + "/json", "{\"Id\":\"" + ID + "\"}");
            assertThat(engineBefore.images().row(ID)).isPresent();
            assertThat(older.requests().getLast().target()).isEqualTo("/v1.47/images/" + ID + "/json");
        }
    }

    @Test
    void anImageIsReadByNameToo() {
        stub.get("/images/docker.io/library/app:1/json", "{\"Id\":\"" + ID + "\"," + NEWER + "}");

        assertThat(engine.images().row(ImageReference.parse("app:1")))
                .hasValueSatisfying(row -> assertThat(row.id()).isEqualTo(ID));
        assertThatThrownBy(() -> engine.images().row(ImageReference.parse("app")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatTheEngineDoesNotHaveIsEmpty() {
        stub.on("GET", "/images/.*", Reaction.reply(404, "application/json", "{\"message\":\"No such image: x\"}"));
        stub.get("/containers/json", "[]");

        assertThat(engine.images().row(ID)).isEmpty();
        assertThat(engine.images().row(ImageReference.parse("app:1"))).isEmpty();
        assertThat(engine.containers().row(CONTAINER)).isEmpty();
    }

    @Test
    void anotherImageThanTheOneAskedForIsNone() {
        stub.get("/images/" + ID + "/json", "{\"Id\":\"" + PARENT + "\"}");

        assertThat(engine.images().row(ID)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "null", "{\"Id\":\"x\"}", "{\"Id\":", "<html>"})
    void whatIsNoImageIsAProtocolProblem(String body) {
        stub.get("/images/" + ID + "/json", body);

        assertThatThrownBy(() -> engine.images().row(ID))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.type()).isEqualTo(ProblemType.ENGINE_PROTOCOL));
    }

    @Test
    void aContainerIsAskedForByItsFullIdAndFoundAmongWhatComes() {
        stub.get(
                "/containers/json",
                "[{\"Id\":\"%s\"},{\"Id\":\"%s\",\"State\":\"exited\"}]".formatted(OTHER, CONTAINER));

        assertThat(engine.containers().row(CONTAINER).map(ContainerRow::state)).hasValue("exited");
        assertThat(URLDecoder.decode(stub.requests().getLast().target(), StandardCharsets.UTF_8))
                .isEqualTo("/v1.51/containers/json?all=1&filters={\"id\":[\"" + CONTAINER + "\"]}");
    }

    private ImageRow inspected(String document) {
        stub.get("/images/" + ID + "/json", document);
        return engine.images().row(ID).orElseThrow();
    }
}
