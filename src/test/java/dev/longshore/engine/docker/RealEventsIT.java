package dev.longshore.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.EngineEvent;
import dev.longshore.engine.EngineEvent.OnContainer;
import dev.longshore.engine.EngineEvent.OnImage;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.reference.ContainerId;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageReference;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.EngineObjects;
import dev.longshore.testkit.EngineSocket;
import dev.longshore.testkit.Engines;
import dev.longshore.testkit.Eventually;
import dev.longshore.testkit.ImageMaker;
import dev.longshore.testkit.PrivateEngine;
import dev.longshore.testkit.RecordingProxy;
import dev.longshore.testkit.TestRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is changed at an engine's socket is heard with the keys of what it touches. */
class RealEventsIT {

    private static final Map<String, String> AUTH = Map.of("X-Registry-Auth", "e30=");
    private static final List<String> HEALTHY = List.of("CMD", "true");

    @AfterEach
    void wipe() {
        for (EngineKind kind : EngineKind.values()) {
            EngineObjects.wipe(Engines.shared(kind).client());
            Engines.shared(kind).client().delete("/networks/longshore-events");
        }
    }

    @ParameterizedTest
    @EnumSource
    void changesOfImagesNameTheImage(EngineKind kind) throws Exception {
        EngineSocket socket = Engines.shared(kind).client();
        try (DockerEngine engine = TestEngine.at(Engines.shared(kind).host());
                Follower follower = Follower.from(engine, Instant.now())) {
            List<String> loaded = new ImageMaker(1)
                    .image(image -> image.tags("app:1"))
                    .image(image -> image)
                    .loadInto(socket);
            follower.hears(image("load", loaded.getFirst(), null));
            follower.hears(image("load", loaded.getLast(), null));

            EngineObjects.tag(socket, loaded.getFirst(), "new", "1");
            follower.hears(image("tag", loaded.getFirst(), "new:1"));
            EngineObjects.tag(socket, loaded.getLast(), "new", "1");
            follower.hears(image("tag", loaded.getLast(), "new:1"));
            socket.delete("/images/new:1").expect(200);
            follower.hears(image("untag", loaded.getLast(), kind.hasContainerdStore() ? "new:1" : null));
            EngineObjects.removeImage(socket, loaded.getFirst(), true).expect(200);
            follower.hears(image("delete", loaded.getFirst(), null));

            String busybox = EngineObjects.importBusybox(socket);
            follower.hears(image("import", busybox, null));
            String container = EngineObjects.createContainer(socket, "parent", "busybox", "true");
            String child = EngineObjects.commit(socket, container, "", "");
            follower.hears(new OnContainer("commit", ContainerId.parse(container), ImageId.parse(child), null));
            String byId = EngineObjects.createContainer(socket, "by-id", child, "true");
            follower.hears(new OnContainer("create", ContainerId.parse(byId), ImageId.parse(child), null));
        }
    }

    @ParameterizedTest
    @EnumSource
    void pullsAndPushesNameTheName(EngineKind kind) throws Exception {
        EngineSocket socket = Engines.shared(kind).client();
        try (TestRegistry registry = TestRegistry.open();
                DockerEngine engine = TestEngine.at(Engines.shared(kind).host());
                Follower follower = Follower.from(engine, Instant.now())) {
            String digest = new ImageMaker(2)
                    .image(image -> image.tags("team/app:1"))
                    .pushTo(registry)
                    .getFirst();
            String repository = registry.reference("team/app");
            for (String tag : List.of("1", digest)) {
                socket.post("/images/create?fromImage=" + repository + "&tag=" + tag)
                        .expect(200);
                String name = repository + (tag.equals("1") ? ":1" : "@" + digest);
                follower.hears(new OnImage("pull", null, ImageReference.parse(name), null));
            }
            EngineObjects.tag(socket, repository + ":1", registry.reference("pushed"), "1");
            socket.send("POST", "/images/" + registry.reference("pushed") + "/push?tag=1", AUTH, new byte[0])
                    .expect(200);
            follower.hears(new OnImage("push", null, ImageReference.parse(registry.reference("pushed:1")), null));
        }
    }

    @ParameterizedTest
    @EnumSource
    void changesOfContainersNameTheContainer(EngineKind kind) throws Exception {
        EngineSocket socket = Engines.shared(kind).client();
        EngineObjects.importBusybox(socket);
        try (DockerEngine engine = TestEngine.at(Engines.shared(kind).host());
                Follower follower = Follower.from(engine, Instant.now())) {
            String id = EngineObjects.createContainer(
                    socket,
                    "one",
                    Map.of(
                            "Image",
                            "busybox",
                            "Cmd",
                            List.of("sleep", "600"),
                            "Healthcheck",
                            Map.of("Test", HEALTHY, "Interval", 200_000_000, "Timeout", 9_000_000_000L)));
            follower.hears(container("create", id));
            EngineObjects.startContainer(socket, id);
            follower.hears(container("connect", id));
            follower.hears(container("start", id));
            follower.hears(container("health_status: healthy", id));
            for (String change : List.of("pause", "unpause")) {
                socket.post("/containers/" + id + "/" + change).expect(204);
                follower.hears(container(change, id));
            }
            socket.post("/containers/" + id + "/rename?name=two").expect(204);
            follower.hears(container("rename", id));
            joinAndLeave(socket, id, follower);
            socket.post("/containers/" + id + "/kill").expect(204);
            follower.hears(container("die", id));
            EngineObjects.removeContainer(socket, id);
            follower.hears(container("destroy", id));
            assertThat(follower.all()).extracting(EngineEvent::action).noneMatch(action -> action.startsWith("exec_"));
        }
    }

    private static void joinAndLeave(EngineSocket socket, String id, Follower follower) throws InterruptedException {
        socket.postJson("/networks/create", Map.of("Name", "longshore-events", "Internal", true))
                .expect(201);
        for (String change : List.of("connect", "disconnect")) {
            socket.postJson("/networks/longshore-events/" + change, Map.of("Container", id))
                    .expect(200);
            follower.hears(container(change, id));
        }
    }

    /** Docker 20.10 tells the end of a container up to 0.2 s before it shows. */
    @ParameterizedTest
    @EnumSource
    void whatIsHeardShowsSoon(EngineKind kind) throws Exception {
        EngineSocket socket = Engines.shared(kind).client();
        EngineObjects.importBusybox(socket);
        try (DockerEngine engine = TestEngine.at(Engines.shared(kind).host());
                Follower follower = Follower.from(engine, Instant.now())) {
            ContainerId id = ContainerId.parse(EngineObjects.createContainer(socket, "ends", "busybox", "true"));
            EngineObjects.startContainer(socket, id.toString());
            follower.hears(container("die", id.toString()));

            Eventually.passes(
                    () -> assertThat(engine.containers().row(id).orElseThrow().state())
                            .isEqualTo("exited"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatTheEngineStillKnowsIsRepeated(EngineKind kind) throws Exception {
        EngineSocket socket = Engines.shared(kind).client();
        Instant before = Instant.now();
        String id = new ImageMaker(3)
                .image(image -> image.tags("app:1"))
                .loadInto(socket)
                .getFirst();
        EngineObjects.tag(socket, id, "early", "1");
        try (DockerEngine engine = TestEngine.at(Engines.shared(kind).host())) {
            Instant between = after(engine, before, image("tag", id, "early:1"));
            after(engine, Instant.EPOCH, image("tag", id, "early:1"));
            EngineObjects.tag(socket, id, "late", "1");
            try (Follower follower = Follower.from(engine, between.plusNanos(1))) {
                follower.hears(image("tag", id, "late:1"));
                assertThat(follower.all()).noneMatch(event -> event.toString().contains("early"));
            }
        }
    }

    /** Follows until that is heard, and returns when it happened. */
    private static Instant after(DockerEngine engine, Instant since, EngineEvent expected) throws InterruptedException {
        try (Follower follower = Follower.from(engine, since)) {
            follower.hears(expected);
            return Objects.requireNonNull(follower.all().getLast().time());
        }
    }

    @Test
    void anEngineThatStopsEndsTheStreamAndIsFollowedAgainAfterwards() throws Exception {
        try (PrivateEngine own = PrivateEngine.start(EngineKind.OVERLAY2_NEW);
                DockerEngine engine = TestEngine.at(own.host())) {
            for (Runnable end : List.<Runnable>of(own::stop, own::kill)) {
                try (Follower follower = Follower.from(engine, Instant.now())) {
                    end.run();
                    assertThat(follower.failure().type()).isEqualTo(ProblemType.ENGINE_UNREACHABLE);
                }
                own.start();
            }
            try (Follower follower = Follower.from(engine, Instant.now())) {
                EngineObjects.importBusybox(own.client());
                follower.hears(image("tag", EngineObjects.imageId(own.client(), "busybox"), "busybox:latest"));
            }
        }
    }

    @Test
    void anEndFromAnotherThreadFreesTheConnection() throws Exception {
        PrivateEngine shared = Engines.shared(EngineKind.OVERLAY2_NEW);
        try (RecordingProxy proxy = RecordingProxy.before(shared.socket());
                DockerEngine engine = TestEngine.at(proxy.host())) {
            Follower follower = Follower.from(engine, Instant.now());
            assertThat(proxy.openConnections()).isPositive();

            follower.close();

            Failure failure = follower.failure();
            assertThat(failure.type()).isEqualTo(ProblemType.SHUTTING_DOWN);
            Eventually.passes(() -> assertThat(proxy.openConnections()).isZero());
        }
    }

    private static OnImage image(String action, String id, @Nullable String name) {
        return new OnImage(action, ImageId.parse(id), name == null ? null : ImageReference.parse(name), null);
    }

    private static OnContainer container(String action, String id) {
        return new OnContainer(action, ContainerId.parse(id), null, null);
    }
}
