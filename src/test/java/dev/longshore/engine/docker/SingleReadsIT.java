package dev.longshore.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.ContainerRow;
import dev.longshore.engine.EngineContainers;
import dev.longshore.engine.EngineImages;
import dev.longshore.engine.ImageRow;
import dev.longshore.reference.ContainerId;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageReference;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.EngineObjects;
import dev.longshore.testkit.EngineSocket;
import dev.longshore.testkit.Engines;
import dev.longshore.testkit.ImageMaker;
import dev.longshore.testkit.RandomWorld;
import dev.longshore.testkit.TestRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is read of one image or container on its own is what the lists say of it. */
class SingleReadsIT {

    private static final int WORLDS = 3;

    @AfterEach
    void wipe() {
        for (EngineKind kind : EngineKind.values()) {
            EngineObjects.wipe(Engines.shared(kind).client());
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachRowOfARandomWorldIsTheSameOnItsOwn(EngineKind kind) throws IOException {
        EngineSocket socket = Engines.shared(kind).client();
        try (DockerEngine engine = TestEngine.at(Engines.shared(kind).host())) {
            for (long seed = 700; seed < 700 + WORLDS; seed++) {
                RandomWorld world = RandomWorld.build(socket, seed);
                compare(world.toString(), engine);
                EngineObjects.wipe(socket);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void soIsWhatWasPulledAndNamedInSeveralRepositories(EngineKind kind) throws IOException {
        EngineSocket socket = Engines.shared(kind).client();
        try (TestRegistry registry = TestRegistry.open();
                DockerEngine engine = TestEngine.at(Engines.shared(kind).host())) {
            String digest = fill(registry);
            pull(socket, registry, "team/app", digest);
            compare("pulled by digest", engine);

            EngineObjects.tag(socket, imageOf(engine).toString(), "app", "1");
            EngineObjects.tag(socket, imageOf(engine).toString(), "app-x", "1");
            EngineObjects.tag(socket, imageOf(engine).toString(), "zz.test/app", "1");
            pull(socket, registry, "team/app", "1.0");
            compare("and named in other repositories", engine);

            pull(socket, registry, "team/index", "1");
            compare("one platform of an index", engine);
            pull(socket, registry, "team/index", "1&platform=linux%2Farm64");
            pull(socket, registry, "team/arm", "1");
            compare("two platforms, and one that is not this machine's", engine);
        }
    }

    @ParameterizedTest
    @EnumSource
    void soIsWhatWasLoadedTwiceHasManyLabelsOrWasBuilt(EngineKind kind) throws IOException {
        EngineSocket socket = Engines.shared(kind).client();
        try (DockerEngine engine = TestEngine.at(Engines.shared(kind).host())) {
            new ImageMaker(1).image(image -> image).loadInto(socket);
            new ImageMaker(1).image(image -> image.tags("app:1", "app:2")).loadInto(socket);
            new ImageMaker(2)
                    .image(image -> image.manyLabels(3000).tags("labels:1"))
                    .image(image -> image.withoutCreated().tags("old:1"))
                    .loadInto(socket);
            EngineObjects.importBusybox(socket);
            String container = EngineObjects.createContainer(
                    socket,
                    "all-of-it",
                    Map.of(
                            "Image",
                            "busybox:latest",
                            "Cmd",
                            List.of("sleep", "60"),
                            "Labels",
                            Map.of("a", "b"),
                            "ExposedPorts",
                            Map.of("80/tcp", Map.of()),
                            "HostConfig",
                            Map.of("Binds", List.of("/tmp:/mnt:ro"))));
            EngineObjects.commit(socket, container, "child", "1");
            EngineObjects.commit(socket, container, "", "");
            EngineObjects.startContainer(socket, container);
            EngineObjects.tag(socket, "app:1", "busybox", "latest");

            compare("odd ones", engine);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotThereIsEmpty(EngineKind kind) throws IOException {
        try (DockerEngine engine = TestEngine.at(Engines.shared(kind).host())) {
            assertThat(engine.images().row(ImageId.parse("0".repeat(64)))).isEmpty();
            assertThat(engine.images().row(ImageReference.parse("not/there:1"))).isEmpty();
            assertThat(engine.images().row(ImageReference.parse("not/there@sha256:" + "0".repeat(64))))
                    .isEmpty();
            assertThat(engine.containers().row(ContainerId.parse("0".repeat(64))))
                    .isEmpty();
        }
    }

    private static void compare(String what, DockerEngine engine) {
        EngineImages images = engine.images();
        List<ImageRow> rows = images.list();
        assertThat(rows).as(what).isNotEmpty();
        for (ImageRow row : rows) {
            assertThat(images.row(row.id())).as(what).hasValue(row);
            for (ImageReference tag : row.tags()) {
                assertThat(images.row(tag)).as(what).hasValue(row);
            }
            for (ImageReference digest : row.digests()) {
                assertThat(images.row(digest)).as(what).hasValue(row);
            }
        }
        EngineContainers containers = engine.containers();
        for (ContainerRow row : containers.list()) {
            assertThat(containers.row(row.id()).map(SingleReadsIT::still))
                    .as(what)
                    .hasValue(still(row));
        }
    }

    /** Without what moves with time, and in an order. */
    private static ContainerRow still(ContainerRow row) {
        return new ContainerRow(
                row.id(),
                row.names().stream().sorted().toList(),
                row.imageText(),
                row.imageId(),
                row.command(),
                row.createdAt(),
                row.state(),
                "",
                row.ports(),
                row.labels(),
                row.mounts(),
                row.networks(),
                row.size());
    }

    /** Returns the digest of {@code team/app:1.0}. */
    private static String fill(TestRegistry registry) {
        new ImageMaker(8)
                .image(image -> image.architecture("amd64"))
                .image(image -> image.architecture("arm64"))
                .pushIndexTo(registry, "team/index:1");
        new ImageMaker(9)
                .image(image -> image.architecture("arm64").tags("team/arm:1"))
                .pushTo(registry);
        return new ImageMaker(7)
                .image(image -> image.tags("team/app:1.0"))
                .pushTo(registry)
                .getFirst();
    }

    private static void pull(EngineSocket socket, TestRegistry registry, String repository, String tag) {
        String path = "/images/create?fromImage=" + registry.reference(repository) + "&tag=" + tag;
        assertThat(socket.post(path).expect(200).text()).doesNotContain("\"error\"");
    }

    private static ImageId imageOf(DockerEngine engine) {
        return engine.images().list().getFirst().id();
    }
}
