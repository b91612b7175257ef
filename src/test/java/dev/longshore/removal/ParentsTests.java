package dev.longshore.removal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.ContainerRow;
import dev.longshore.engine.EngineStatus.Store;
import dev.longshore.engine.ImageRow;
import dev.longshore.engine.RemovalOptions;
import dev.longshore.fakes.Rows;
import dev.longshore.inventory.Snapshot;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageReference;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which untagged parents go along: {@code a} is built on {@code b}, that on {@code c}, that on {@code f}, which has a name. */
class ParentsTests {

    private static final List<ImageRow> LINE = List.of(
            Rows.on("b", Rows.image("a", "app:1")),
            Rows.on("c", Rows.image("b")),
            Rows.on("f", Rows.image("c")),
            Rows.image("f", "base:1"));

    private static List<ImageId> ids(String... digits) {
        return Stream.of(digits).map(Rows::imageId).toList();
    }

    private static Snapshot line(ImageRow... more) {
        return Rows.snapshot(Stream.concat(LINE.stream(), Stream.of(more)).toList(), List.of());
    }

    private static List<ImageId> deleted(Store store, Snapshot snapshot, RemovalOptions options) {
        Subject subject = new Subject.Name(World.image(snapshot), ImageReference.parse("app:1"));
        return Rules.of(store).judge(subject, options, snapshot).deletes();
    }

    private static List<ImageId> deleted(Store store, Snapshot snapshot) {
        return deleted(store, snapshot, World.options(false));
    }

    @ParameterizedTest
    @EnumSource
    void theyGoUpToTheFirstThatHasAName(Store store) {
        assertThat(deleted(store, line())).isEqualTo(ids("a", "b", "c"));
        assertThat(deleted(store, line(), World.options(true))).isEqualTo(ids("a", "b", "c"));
    }

    @ParameterizedTest
    @EnumSource
    void byItsIdTheSameGo(Store store) {
        Snapshot snapshot = line();
        Subject subject = new Subject.Whole(World.image(snapshot));
        assertThat(Rules.of(store)
                        .judge(subject, World.options(false), snapshot)
                        .deletes())
                .isEqualTo(ids("a", "b", "c"));
    }

    @ParameterizedTest
    @EnumSource
    void noneGoesWithNoPrune(Store store) {
        assertThat(deleted(store, line(), new RemovalOptions(false, true))).isEqualTo(ids("a"));
    }

    @ParameterizedTest
    @EnumSource
    void oneThatAContainerUsesStaysWithThoseBelowIt(Store store) {
        ContainerRow stopped = Rows.containerIn("1", "b", "exited", "Exited (0)", "/old");
        assertThat(deleted(store, Rows.snapshot(LINE, List.of(stopped)))).isEqualTo(ids("a"));
    }

    @Test
    void oneWithAnotherChildStaysOnTheOlderStoreAndGoesOnTheContainerdStore() {
        Snapshot twins = line(Rows.on("b", Rows.image("e", "twin:1")));
        assertThat(deleted(Store.GRAPHDRIVER, twins)).isEqualTo(ids("a"));
        assertThat(deleted(Store.CONTAINERD, twins)).isEqualTo(ids("a", "b", "c"));
    }

    @ParameterizedTest
    @EnumSource
    void anImageThatSaysItIsItsOwnAncestorIsJudgedAllTheSame(Store store) {
        Snapshot odd = Rows.snapshot(
                Rows.on("b", Rows.image("a", "app:1")), Rows.on("c", Rows.image("b")), Rows.on("c", Rows.image("c")));
        assertThat(deleted(store, odd)).startsWith(Rows.imageId("a"));
    }

    @ParameterizedTest
    @EnumSource
    void anImageLeftWithoutNameAndChildIsDangling(Store store) {
        assertThat(leavesDangling(store, World.of("app:1", "running"))).isTrue();
        assertThat(leavesDangling(store, World.of("app:1", "running child"))).isFalse();
        assertThat(leavesDangling(store, World.of("app:1 app:2", "running"))).isFalse();
    }

    private static boolean leavesDangling(Store store, Snapshot snapshot) {
        return Rules.of(store)
                .judge(World.subject("app:1", snapshot), World.options(true), snapshot)
                .leavesDangling();
    }
}
