package dev.longshore.removal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.longshore.engine.ContainerRow;
import dev.longshore.engine.EngineName;
import dev.longshore.engine.EngineStatus.Store;
import dev.longshore.fakes.Rows;
import dev.longshore.inventory.Listed;
import dev.longshore.inventory.Snapshot;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Upstream;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UseTests {

    private static final String ID = Rows.hex("abc1234");

    private static List<?> mounting(String typed) {
        Snapshot snapshot = Rows.snapshot(
                List.of(
                        Rows.image("abc1234", "app:latest", "app@sha256:" + Rows.hex("d")),
                        Rows.image("5", "other:1", "abc1:latest")),
                List.of(World.mounting(typed, "e")));
        return Use.mounting(snapshot.image(Rows.imageId("abc1234")).orElseThrow(), snapshot);
    }

    @ParameterizedTest
    @ValueSource(strings = {"app", "app:latest", "docker.io/library/app", "abc1234", "abc123400000", "sha256:abc1234"})
    void aMountMeansTheImageByAnyOfItsNamesOrTheBeginningOfItsId(String typed) {
        assertThat(mounting(typed)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256:"})
    void aMountMeansTheImageByItsIdOrDigest(String algorithm) {
        assertThat(mounting(algorithm + ID)).hasSize(1);
        assertThat(mounting("app@sha256:" + Rows.hex("d"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"other:1", "app:2", "abc1", "Not A Name", "", "abc1235"})
    void aMountOfAnythingElseIsNone(String typed) {
        assertThat(mounting(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"volume", "bind"})
    void aVolumeOfTheSameNameIsNoMountOfTheImage(String type) {
        ContainerRow row = Rows.container("e", "5", "/db");
        ContainerRow volume = new ContainerRow(
                row.id(),
                row.names(),
                "other:1",
                row.imageId(),
                "",
                null,
                "running",
                "",
                List.of(),
                row.labels(),
                List.of(new ContainerRow.Mount(type, "app", "/x", "/in", true)),
                row.networks(),
                null);
        Snapshot snapshot = Rows.snapshot(List.of(Rows.image("a", "app:latest")), List.of(volume));
        assertThat(Use.blockers(World.image(snapshot), snapshot)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whereContainersCannotBeListedNothingIsJudged(Store store) {
        Upstream forbidden = new Upstream(ProblemType.ENGINE_ACCESS_DENIED, "The proxy says no.");
        Snapshot snapshot = Snapshot.of(
                EngineName.LOCAL,
                Rows.NOW,
                new Listed.Known<>(List.of(Rows.image("a", "app:1"))),
                new Listed.Refused<>(forbidden));
        for (String request : new String[] {"id", "app:1"}) {
            assertThatExceptionOfType(Upstream.class)
                    .as(request)
                    .isThrownBy(() ->
                            Rules.of(store).judge(World.subject(request, snapshot), World.options(false), snapshot))
                    .isSameAs(forbidden);
        }
    }
}
