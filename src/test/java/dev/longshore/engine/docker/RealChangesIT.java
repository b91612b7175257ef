package dev.longshore.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.longshore.engine.RemovalOptions;
import dev.longshore.engine.RemovalRecord;
import dev.longshore.engine.RemovalRecord.Deleted;
import dev.longshore.engine.RemovalRecord.Untagged;
import dev.longshore.engine.RemovalTarget.ById;
import dev.longshore.engine.RemovalTarget.ByName;
import dev.longshore.engine.SearchRow;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.reference.ContainerId;
import dev.longshore.reference.Digest;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageReference;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.EngineObjects;
import dev.longshore.testkit.EngineSocket;
import dev.longshore.testkit.Engines;
import dev.longshore.testkit.ImageMaker;
import dev.longshore.testkit.NoTlsGate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Changes on real engines; {@code docs/engines.md} tells the same in words. */
class RealChangesIT {

    private static final RemovalOptions PLAIN = new RemovalOptions(false, false);
    private static final RemovalOptions FORCED = new RemovalOptions(true, false);
    private static final ContainerId NOBODY = ContainerId.parse("d4".repeat(32));

    @AfterEach
    void wipe() {
        for (EngineKind kind : EngineKind.values()) {
            EngineObjects.wipe(Engines.shared(kind).client());
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesOfEveryFormAreGivenAndTaken(EngineKind kind) throws IOException {
        try (DockerEngine engine = engine(kind)) {
            ImageId id = image(kind, "base:1");
            for (String text : List.of(
                    "app:1",
                    "team/app:RC1",
                    "docker.io/localhost/x:1",
                    "docker.io/a.b/c:1",
                    "localhost/y:1",
                    "127.0.0.1:5000/team/app:1",
                    "app/json:tag",
                    "a_b.com/x:1",
                    "cafe:latest")) {
                engine.images().tag(id, name(text));
                assertThat(tags(kind, id)).as(text).contains(name(text).familiar());

                assertThat(engine.images().remove(new ByName(name(text)), PLAIN))
                        .as(text)
                        .containsExactly(new Untagged(name(text)));
                assertThat(tags(kind, id)).containsExactly("base:1");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTagMovesWithoutAWord(EngineKind kind) throws IOException {
        try (DockerEngine engine = engine(kind)) {
            ImageId first = image(kind, "app:1", "keep:1");
            ImageId second = image(kind, "other:1");

            engine.images().tag(second, name("app:1"));

            assertThat(tags(kind, first)).containsExactly("keep:1");
            assertThat(tags(kind, second)).containsExactlyInAnyOrder("app:1", "other:1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLastNameTakesTheImageWithIt(EngineKind kind) throws IOException {
        try (DockerEngine engine = engine(kind)) {
            ImageId id = image(kind, "app:1");

            assertThat(engine.images().remove(new ByName(name("app:1")), PLAIN))
                    .startsWith(new Untagged(name("app:1")), deleted(id));
            assertThat(ids(kind)).isEmpty();
            assertThat(failure(() -> engine.images().remove(new ByName(name("app:1")), PLAIN))
                            .type())
                    .isEqualTo(ProblemType.IMAGE_NOT_FOUND);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anImageWithSeveralNamesGoesByIdWithForceOnly(EngineKind kind) throws IOException {
        try (DockerEngine engine = engine(kind)) {
            ImageId id = image(kind, "app:1", "team/app:2");

            Failure refusal = failure(() -> engine.images().remove(new ById(id), PLAIN));
            List<RemovalRecord> records = engine.images().remove(new ById(id), FORCED);

            assertThat(refusal.type()).isEqualTo(ProblemType.ENGINE_CONFLICT);
            assertThat(String.valueOf(refusal.members().get("engineMessage"))).contains("must be forced");
            assertThat(records).contains(new Untagged(name("app:1")), new Untagged(name("team/app:2")), deleted(id));
            assertThat(ids(kind)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAnEngineDoesNotHaveIsNotFound(EngineKind kind) throws IOException {
        try (DockerEngine engine = engine(kind)) {
            ImageId nothing = ImageId.parse("d4".repeat(32));

            assertThat(List.of(
                            failure(() -> engine.images().tag(nothing, name("x:1"))),
                            failure(() -> engine.images().remove(new ById(nothing), PLAIN)),
                            failure(() -> engine.images().remove(new ByName(name("x@" + nothing)), PLAIN))))
                    .extracting(Failure::type)
                    .containsOnly(ProblemType.IMAGE_NOT_FOUND);
            assertThat(List.of(
                            failure(() -> engine.containers().stop(NOBODY, Duration.ZERO)),
                            failure(() -> engine.containers().remove(NOBODY, true))))
                    .extracting(Failure::type)
                    .containsOnly(ProblemType.CONTAINER_NOT_FOUND);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aParentThatLosesItsLastNameStaysForItsChildWhateverTheRecordsSay(EngineKind kind) throws IOException {
        try (DockerEngine engine = engine(kind)) {
            Family family = family(kind);

            List<RemovalRecord> records = engine.images().remove(new ByName(name("parent:1")), PLAIN);

            assertThat(records.contains(deleted(family.parent()))).isEqualTo(kind.hasContainerdStore());
            assertThat(ids(kind))
                    .contains(family.parent().toString(), family.child().toString());
            assertThat(tags(kind, family.parent())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aParentCannotGoByIdOnTheOlderStoreAndCanOnTheOther(EngineKind kind) throws IOException {
        try (DockerEngine engine = engine(kind)) {
            Family family = family(kind);

            if (kind.hasContainerdStore()) {
                assertThat(engine.images().remove(new ById(family.parent()), PLAIN))
                        .contains(deleted(family.parent()));
                assertThat(ids(kind)).containsExactly(family.child().toString());
            } else {
                Failure refusal = failure(() -> engine.images().remove(new ById(family.parent()), FORCED));
                assertThat(String.valueOf(refusal.members().get("engineMessage")))
                        .contains("cannot be forced", "child");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anUntaggedParentGoesWithItsLastChildUnlessPruningIsOff(EngineKind kind) throws IOException {
        try (DockerEngine engine = engine(kind)) {
            for (boolean noPrune : List.of(true, false)) {
                Family family = family(kind);
                engine.images().remove(new ByName(name("parent:1")), PLAIN);

                List<RemovalRecord> records =
                        engine.images().remove(new ByName(name("child:1")), new RemovalOptions(false, noPrune));

                assertThat(records).contains(deleted(family.child()));
                assertThat(records.contains(deleted(family.parent()))).isEqualTo(!noPrune);
                assertThat(ids(kind).contains(family.parent().toString())).isEqualTo(noPrune);
                EngineObjects.wipe(client(kind));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aContainerHoldsItsImageUntilForceAndARunningOneBeyond(EngineKind kind) throws IOException {
        try (DockerEngine engine = engine(kind)) {
            ImageId id = ImageId.parse(EngineObjects.importBusybox(client(kind)));
            ContainerId container = running(kind);
            ByName byName = new ByName(name("busybox:latest"));

            assertThat(failure(() -> engine.images().remove(byName, PLAIN)).type())
                    .isEqualTo(ProblemType.ENGINE_CONFLICT);
            assertThat(String.valueOf(failure(() -> engine.images().remove(new ById(id), FORCED))
                            .members()
                            .get("engineMessage")))
                    .contains("cannot be forced", "running container");
            assertThat(engine.images().remove(byName, FORCED)).containsExactly(new Untagged(name("busybox:latest")));
            assertThat(tags(kind, id)).isEmpty();

            engine.containers().stop(container, Duration.ZERO);
            assertThat(String.valueOf(failure(() -> engine.images().remove(new ById(id), PLAIN))
                            .members()
                            .get("engineMessage")))
                    .contains("must be forced", "stopped container");
            assertThat(engine.images().remove(new ById(id), FORCED)).contains(deleted(id));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRunningContainerIsRemovedAfterAStopOrByForce(EngineKind kind) throws IOException {
        try (DockerEngine engine = engine(kind)) {
            EngineObjects.importBusybox(client(kind));
            ContainerId first = running(kind);
            ContainerId second = running(kind);

            Failure refusal = failure(() -> engine.containers().remove(first, false));
            engine.containers().stop(first, Duration.ofSeconds(1));
            engine.containers().stop(first, Duration.ofSeconds(1));
            engine.containers().remove(first, false);
            engine.containers().remove(second, true);

            assertThat(refusal.type()).isEqualTo(ProblemType.CONTAINER_RUNNING);
            assertThat(refusal.members())
                    .containsEntry("containerId", first.toString())
                    .containsEntry("state", "running");
            assertThat(EngineObjects.containerIds(client(kind))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPausedContainerIsNamedAsThat(EngineKind kind) throws IOException {
        try (DockerEngine engine = engine(kind)) {
            EngineObjects.importBusybox(client(kind));
            ContainerId container = running(kind);
            client(kind).post("/containers/" + container + "/pause").expect(204);

            assertThat(failure(() -> engine.containers().remove(container, false))
                            .members())
                    .containsEntry("state", "paused");
        }
    }

    @ParameterizedTest
    @EnumSource(names = "CONTAINERD")
    void aDigestTakesEveryTagOfItsRepositoryOnTheContainerdStore(EngineKind kind) throws IOException {
        try (DockerEngine engine = engine(kind)) {
            ImageId id = image(kind, "app:1", "app:2", "other:1");

            assertThat(engine.images().remove(new ByName(name("app@" + id)), PLAIN))
                    .containsExactlyInAnyOrder(new Untagged(name("app:1")), new Untagged(name("app:2")));
            assertThat(tags(kind, id)).containsExactly("other:1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSearchAsksTheRegistryOfItsTerm(EngineKind kind) throws IOException {
        HttpServer registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/v1/_ping", exchange -> answer(exchange, 200, "{\"standalone\":true}"));
        registry.createContext("/v1/search", exchange -> {
            String query = exchange.getRequestURI().getRawQuery();
            boolean limited = query.contains("limited");
            answer(exchange, limited ? 429 : 200, limited ? "slow down" : """
                    {"results":[{"name":"team/app","description":"An app","star_count":7,"is_official":false}]}""");
        });
        registry.start();
        NoTlsGate gate = NoTlsGate.to(registry.getAddress().getPort());
        String host = "localhost:" + gate.port();
        try (DockerEngine engine = engine(kind)) {
            assertThat(engine.search().search(host + "/app", 5))
                    .extracting(SearchRow::stars, SearchRow::description)
                    .containsExactly(tuple(7, "An app"));
            Failure limited = failure(() -> engine.search().search(host + "/limited", 5));
            assertThat(limited.type()).isEqualTo(ProblemType.REGISTRY_RATE_LIMITED);
            assertThat(limited.members()).containsEntry("registry", host);
        } finally {
            gate.close();
            registry.stop(0);
        }
        try (DockerEngine engine = engine(kind)) {
            assertThat(failure(() -> engine.search().search(host + "/app", 5)).type())
                    .isEqualTo(ProblemType.REGISTRY_UNREACHABLE);
        }
    }

    private record Family(ImageId parent, ImageId child) {}

    /** {@code parent:1} and its child {@code child:1}. */
    private static Family family(EngineKind kind) {
        EngineSocket client = client(kind);
        ImageId parent = image(kind, "parent:1");
        String container = EngineObjects.createContainer(client, "family", "parent:1", "true");
        ImageId child = ImageId.parse(EngineObjects.commit(client, container, "child", "1"));
        EngineObjects.removeContainer(client, container);
        return new Family(parent, child);
    }

    private static ContainerId running(EngineKind kind) {
        String name = "running-" + EngineObjects.containerIds(client(kind)).size();
        String id = EngineObjects.createContainer(client(kind), name, "busybox", "sleep", "300");
        EngineObjects.startContainer(client(kind), id);
        return ContainerId.parse(id);
    }

    private static ImageId image(EngineKind kind, String... names) {
        return ImageId.parse(new ImageMaker(names[0].hashCode())
                .image(image -> image.tags(names))
                .loadInto(client(kind))
                .getFirst());
    }

    private static DockerEngine engine(EngineKind kind) {
        return TestEngine.at(Engines.shared(kind).host());
    }

    private static EngineSocket client(EngineKind kind) {
        return Engines.shared(kind).client();
    }

    private static Set<String> ids(EngineKind kind) {
        return EngineObjects.imageIds(client(kind));
    }

    private static List<String> tags(EngineKind kind, ImageId id) {
        return client(kind)
                .get("/images/" + id + "/json")
                .expect(200)
                .json()
                .path("RepoTags")
                .valueStream()
                .map(tag -> tag.asString())
                .toList();
    }

    private static RemovalRecord deleted(ImageId id) {
        return new Deleted(Digest.parse(id.toString()));
    }

    private static ImageReference name(String text) {
        return ImageReference.parse(text);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Failure failure(Runnable call) {
        return Objects.requireNonNull(catchThrowableOfType(Failure.class, call::run));
    }
}
