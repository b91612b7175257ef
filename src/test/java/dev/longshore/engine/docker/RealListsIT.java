package dev.longshore.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.ContainerRow;
import dev.longshore.engine.EngineStatus.Capability;
import dev.longshore.engine.EngineStatus.Reachable;
import dev.longshore.engine.EngineStatus.Store;
import dev.longshore.engine.HistoryRow;
import dev.longshore.engine.ImageRow;
import dev.longshore.reference.ImageReference;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.EngineObjects;
import dev.longshore.testkit.EngineSocket;
import dev.longshore.testkit.Engines;
import dev.longshore.testkit.RandomWorld;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What the adapter reads from real engines is what they say through their own sockets. */
class RealListsIT {

    private static final int WORLDS = 4;

    @AfterEach
    void wipe() {
        for (EngineKind kind : EngineKind.values()) {
            EngineObjects.wipe(Engines.shared(kind).client());
        }
    }

    @ParameterizedTest
    @EnumSource
    void listsInspectionsAndHistoriesAreWhatTheEngineSays(EngineKind kind) throws IOException {
        EngineSocket socket = Engines.shared(kind).client();
        try (DockerEngine engine = TestEngine.at(Engines.shared(kind).host())) {
            for (long seed = 100; seed < 100 + WORLDS; seed++) {
                RandomWorld world = RandomWorld.build(socket, seed);
                compareImages(world, engine, socket);
                compareContainers(world, engine, socket);
                EngineObjects.wipe(socket);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theStatusNamesTheStoreAndFindsEverythingOpen(EngineKind kind) throws IOException {
        try (DockerEngine engine = TestEngine.at(Engines.shared(kind).host())) {
            JsonNode version =
                    Engines.shared(kind).client().get("/version").expect(200).json();

            assertThat(engine.status()).isInstanceOfSatisfying(Reachable.class, status -> {
                assertThat(status.store()).isEqualTo(kind.hasContainerdStore() ? Store.CONTAINERD : Store.GRAPHDRIVER);
                assertThat(status.engineVersion())
                        .isEqualTo(version.path("Version").asString());
                assertThat(status.apiVersion())
                        .isEqualTo(version.path("ApiVersion").asString());
                assertThat(status.minApiVersion())
                        .isEqualTo(version.path("MinAPIVersion").asString());
                assertThat(status.capabilities()).containsOnlyKeys(Capability.values());
                assertThat(status.capabilities().values()).containsOnly(true);
            });
        }
    }

    private static void compareImages(RandomWorld world, DockerEngine engine, EngineSocket socket) {
        JsonNode said = socket.get("/images/json?all=1").expect(200).json();
        List<ImageRow> rows = engine.images().list();

        assertThat(rows)
                .as(world.toString())
                .extracting(row -> row.id().toString())
                .containsExactlyInAnyOrderElementsOf(ids(said));
        for (ImageRow row : rows) {
            List<JsonNode> of = said.valueStream()
                    .filter(node -> node.path("Id").asString().equals(row.id().toString()))
                    .toList();
            assertThat(texts(row.tags())).as(world.toString()).isEqualTo(union(of, "RepoTags"));
            assertThat(texts(row.digests())).as(world.toString()).isEqualTo(union(of, "RepoDigests"));
            assertThat(row.sizeBytes()).isEqualTo(of.getFirst().path("Size").asLong());
            assertThat(row.parent() == null ? "" : row.parent().toString())
                    .isEqualTo(of.getFirst().path("ParentId").asString());
            long created = of.getFirst().path("Created").asLong();
            assertThat(row.createdAt() == null ? 0 : row.createdAt().getEpochSecond())
                    .isEqualTo(Math.max(0, created));
            assertThat(new TreeMap<>(row.labels().shown()))
                    .isEqualTo(new TreeMap<>(labels(of.getFirst().path("Labels"))));
            compareOne(row, engine, socket);
        }
    }

    private static void compareOne(ImageRow row, DockerEngine engine, EngineSocket socket) {
        assertThat(engine.images().inspect(row.id()).json())
                .isEqualTo(
                        socket.get("/images/" + row.id() + "/json").expect(200).json());
        JsonNode said =
                socket.get("/images/" + row.id() + "/history").expect(200).json();
        List<HistoryRow> history = engine.images().history(row.id());
        assertThat(history).hasSize(said.size());
        for (int i = 0; i < said.size(); i++) {
            JsonNode step = said.get(i);
            HistoryRow read = history.get(i);
            assertThat(read.createdBy()).isEqualTo(step.path("CreatedBy").asString());
            assertThat(read.sizeBytes()).isEqualTo(step.path("Size").asLong());
            assertThat(read.id() == null ? "<missing>" : read.id().toString())
                    .isEqualTo(step.path("Id").asString());
            assertThat(texts(read.tags())).isEqualTo(union(List.of(step), "Tags"));
        }
    }

    private static void compareContainers(RandomWorld world, DockerEngine engine, EngineSocket socket) {
        JsonNode said = socket.get("/containers/json?all=1").expect(200).json();
        List<ContainerRow> rows = engine.containers().list();
        assertThat(rows).as(world.toString()).hasSize(said.size());
        for (int i = 0; i < said.size(); i++) {
            JsonNode node = said.get(i);
            ContainerRow row = rows.get(i);
            assertThat(row.id().toString()).isEqualTo(node.path("Id").asString());
            assertThat(row.names())
                    .isEqualTo(node.path("Names")
                            .valueStream()
                            .map(JsonNode::asString)
                            .toList());
            assertThat(row.imageText()).isEqualTo(node.path("Image").asString());
            assertThat(String.valueOf(row.imageId()))
                    .isEqualTo(node.path("ImageID").asString());
            assertThat(row.command()).isEqualTo(node.path("Command").asString());
            assertThat(row.state()).isEqualTo(node.path("State").asString());
            assertThat(row.labels().shown()).isEqualTo(labels(node.path("Labels")));
            assertThat(engine.containers().inspect(row.id()).json().path("Id").asString())
                    .isEqualTo(row.id().toString());
        }
        assertThat(engine.containers().listWithSizes())
                .allSatisfy(row -> assertThat(row.size()).isNotNull());
    }

    private static Set<String> ids(JsonNode list) {
        Set<String> ids = new LinkedHashSet<>();
        list.forEach(row -> ids.add(row.path("Id").asString()));
        return ids;
    }

    private static Set<String> union(List<JsonNode> rows, String field) {
        Set<String> texts = new LinkedHashSet<>();
        rows.forEach(row -> row.path(field).forEach(text -> texts.add(text.asString())));
        texts.removeIf(text -> text.startsWith("<none>"));
        return texts;
    }

    private static Set<String> texts(List<ImageReference> references) {
        Set<String> texts = new LinkedHashSet<>();
        references.forEach(reference -> texts.add(reference.familiar()));
        return texts;
    }

    private static Map<String, String> labels(JsonNode node) {
        Map<String, String> labels = new LinkedHashMap<>();
        node.properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asString()));
        return labels;
    }
}
