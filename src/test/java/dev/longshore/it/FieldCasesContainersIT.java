package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.testkit.DockerCli;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.EngineObjects;
import dev.longshore.testkit.Eventually;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What people met in the field with containers. */
@ExtendWith(WipedEngines.class)
class FieldCasesContainersIT {

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
    void aContainerThatCouldNotBeStartedSaysWhyAndOneThatWroteNothingHasWrittenNothing(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        EngineObjects.importBusybox(sides.client());
        String container = EngineObjects.createContainer(sides.client(), "broken", "busybox", "no-such-program");
        assertThat(sides.ask("/containers/broken").has("exitCode"))
                .as("it was never started")
                .isFalse();
        sides.client().post("/containers/" + container + "/start").expect(400);

        JsonNode detail = sides.ask("/containers/broken");
        assertThat(detail.path("state").asString()).isEqualTo("created");
        assertThat(detail.path("exitCode").asInt()).isEqualTo(127);
        assertThat(detail.path("error").asString()).contains("no-such-program");
        assertThat(detail.has("oomKilled")).isFalse();
        JsonNode listed =
                Objects.requireNonNull(sides.items("/containers?size=true").get(container));
        assertThat(listed.path("writtenBytes").asLong(-1)).isZero();
    }

    /** What docs/coming-from-docker.md gives for it. */
    @OnBothStores
    void dockerPsIsTheContainersThatRunOrArePausedOrRestarting(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        EngineObjects.importBusybox(sides.client());
        String running = started(sides, "running", "sleep", "600");
        String paused = started(sides, "paused", "sleep", "600");
        sides.client().post("/containers/" + paused + "/pause").expect(204);
        String exited = started(sides, "exited", "true");
        Map<String, Object> always = Map.of(
                "Image",
                "busybox",
                "Cmd",
                List.of("false"),
                "HostConfig",
                Map.of("RestartPolicy", Map.of("Name", "always")));
        String restarting = EngineObjects.createContainer(sides.client(), "restarting", always);
        EngineObjects.startContainer(sides.client(), restarting);
        EngineObjects.createContainer(sides.client(), "created", "busybox", "true");
        Eventually.passes(() -> {
            assertThat(sides.ask("/containers/" + exited).path("state").asString())
                    .isEqualTo("exited");
            assertThat(sides.items("/containers?state=restarting")).containsOnlyKeys(restarting);
            assertThat(DockerCli.at(sides.engine().host())
                            .run("ps", "-q", "--no-trunc")
                            .lines())
                    .containsExactlyInAnyOrder(running, paused, restarting)
                    .containsExactlyInAnyOrderElementsOf(
                            sides.items("/containers?state=running&state=paused&state=restarting")
                                    .keySet());
        });
    }

    private static String started(BothSides sides, String name, String... command) {
        String container = EngineObjects.createContainer(sides.client(), name, "busybox", command);
        EngineObjects.startContainer(sides.client(), container);
        return container;
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
