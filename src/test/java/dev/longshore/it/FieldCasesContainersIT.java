package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.EngineObjects;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import tools.jackson.databind.JsonNode;

/** What people met in the field with containers. */
class FieldCasesContainersIT {

    @BeforeEach
    @AfterEach
    void wipe() {
        BothSides.wipe();
    }

    @OnBothStores
    @DisplayName("C77")
    void publishedPortsAreThoseThatTheEngineBound(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        EngineObjects.importBusybox(sides.client());
        Map<String, Object> body = Map.of(
                "Image", "busybox",
                "Cmd", List.of("sleep", "600"),
                "ExposedPorts", Map.of("80/tcp", Map.of(), "53/udp", Map.of(), "443/tcp", Map.of()),
                "HostConfig",
                        Map.of(
                                "PortBindings",
                                Map.of(
                                        "80/tcp", List.of(Map.of("HostIp", "127.0.0.1"), Map.of("HostIp", "127.0.0.2")),
                                        "53/udp", List.of(Map.of("HostIp", "127.0.0.1")))));
        String container = EngineObjects.createContainer(sides.client(), "published", body);
        EngineObjects.startContainer(sides.client(), container);

        JsonNode bound = sides.truth()
                .inspectContainer(container)
                .path("NetworkSettings")
                .path("Ports");
        Stream<String> expected = Stream.concat(
                bound.propertyStream()
                        .flatMap(port -> port.getValue()
                                .valueStream()
                                .map(host -> host.path("HostIp").asString() + ":"
                                        + host.path("HostPort").asString() + "->" + port.getKey())),
                Stream.of("-:-->443/tcp"));
        Stream<String> ours = sides.ask("/containers/published")
                .path("ports")
                .valueStream()
                .map(port -> port.path("ip").asString("-") + ":"
                        + port.path("publicPort").asString("-") + "->"
                        + port.path("privatePort").asString() + "/"
                        + port.path("protocol").asString());
        assertThat(ours).hasSize(4).containsExactlyInAnyOrderElementsOf(expected.toList());
        new TablesAgree(sides).check();
    }

    @OnBothStores
    @DisplayName("C79")
    void aMovedTagShowsInTheContainersThatWereMadeOfIt(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        String first = sides.load(image -> image.tags("app:1", "keeps:1"));
        String second = sides.load(image -> image.tags("other:1"));
        EngineObjects.createContainer(sides.client(), "old", "app:1", "true");
        assertThat(sides.ask("/containers/old").path("image").path("tagMoved").asBoolean(true))
                .isFalse();
        EngineObjects.tag(sides.client(), "other:1", "app", "1");
        EngineObjects.createContainer(sides.client(), "new", "app:1", "true");

        JsonNode old = sides.ask("/containers/old").path("image");
        assertThat(old.path("id").asString()).isEqualTo(first);
        assertThat(old.path("reference").asString()).isEqualTo("app:1");
        assertThat(old.path("tagMoved").asBoolean()).isTrue();
        assertThat(EngineTruth.names(old.path("references"))).containsExactly("keeps:1");
        JsonNode recent = sides.ask("/containers/new").path("image");
        assertThat(recent.path("id").asString()).isEqualTo(second);
        assertThat(recent.path("tagMoved").asBoolean(true)).isFalse();
        assertThat(EngineTruth.names(recent.path("references"))).containsExactly("app:1", "other:1");
        assertThat(sides.items("/containers?image=app:1")).hasSize(1);
        assertThat(sides.items("/containers?image=" + first)).hasSize(1);
    }
}
