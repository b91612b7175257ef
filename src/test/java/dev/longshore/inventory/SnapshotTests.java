package dev.longshore.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longshore.engine.EngineName;
import dev.longshore.fakes.Rows;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Upstream;
import dev.longshore.reference.ImageReference;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnapshotTests {

    private final Upstream no = new Upstream(ProblemType.ENGINE_ACCESS_DENIED, "no");

    private static Image image(Snapshot snapshot, String digits) {
        return snapshot.image(Rows.imageId(digits)).orElseThrow();
    }

    @Test
    void anImageKnowsItsChildren() {
        Snapshot snapshot = Rows.snapshot(
                Rows.image("a"),
                Rows.on("a", Rows.image("b", "app:1")),
                Rows.on("a", Rows.image("c")),
                Rows.on("f", Rows.image("d")));
        assertThat(image(snapshot, "a").children()).containsExactly(Rows.imageId("b"), Rows.imageId("c"));
        assertThat(image(snapshot, "b").children()).isEmpty();
    }

    @Test
    void oneWithoutNameDanglesUnlessItHasAChild() {
        Snapshot snapshot = Rows.snapshot(
                Rows.image("a"),
                Rows.on("a", Rows.image("b", "app:1")),
                Rows.image("c"),
                Rows.image("d", "app@sha256:" + Rows.hex("d")));
        assertThat(snapshot.images().stream().filter(Image::dangling).map(Image::id))
                .containsExactly(Rows.imageId("c"));
        assertThat(snapshot.images().stream().filter(Image::intermediate).map(Image::id))
                .containsExactly(Rows.imageId("a"));
    }

    @Test
    void anImageListedTwiceIsOneWithAllItsNames() {
        Snapshot snapshot = Rows.snapshot(
                Rows.on("f", Rows.sized(5, Rows.image("a", "app:1", "app@sha256:" + Rows.hex("1")))),
                Rows.image("b"),
                Rows.built(Rows.NOW, Rows.on("f", Rows.image("a"))),
                Rows.image("a", "app:2", "app@sha256:" + Rows.hex("1")),
                Rows.image("f"));
        assertThat(snapshot.images().stream().map(Image::id))
                .containsExactly(Rows.imageId("a"), Rows.imageId("b"), Rows.imageId("f"));
        Image image = image(snapshot, "a");
        assertThat(image.tags()).extracting(ImageReference::familiar).containsExactly("app:1", "app:2");
        assertThat(image.digests()).hasSize(1);
        assertThat(image.row().sizeBytes()).isEqualTo(5);
        assertThat(image.createdAt()).isEqualTo(Rows.NOW);
        assertThat(image.dangling()).isFalse();
        assertThat(snapshot.image(ImageReference.parse("app:1"))).containsSame(image);
        assertThat(snapshot.image(ImageReference.parse("app:2"))).containsSame(image);
        assertThat(image(snapshot, "f").children()).containsExactly(Rows.imageId("a"));
    }

    @Test
    void anImageKnowsTheContainersOnIt() {
        Snapshot snapshot = Rows.snapshot(
                List.of(Rows.image("a"), Rows.image("b")),
                List.of(
                        Rows.container("1", "a", "/one"),
                        Rows.container("2", "a", "/two"),
                        Rows.container("3", "f", "/three")));
        assertThat(image(snapshot, "a").containers())
                .extracting(Container::name)
                .containsExactly("one", "two");
        assertThat(image(snapshot, "b").containers()).isEmpty();
        assertThat(snapshot.containersOn(Rows.imageId("f")))
                .extracting(Container::name)
                .containsExactly("three");
    }

    @Test
    void aContainerListedTwiceIsOne() {
        Snapshot snapshot = Rows.snapshot(
                List.of(Rows.image("a")), List.of(Rows.container("1", "a", "/one"), Rows.container("1", "a", "/one")));
        assertThat(snapshot.containers()).hasSize(1);
        assertThat(image(snapshot, "a").containers()).hasSize(1);
    }

    @Test
    void withoutContainersImagesAreStillThereAndTheirContainersUnknown() {
        Snapshot snapshot = Snapshot.of(
                EngineName.LOCAL, Rows.NOW, new Listed.Known<>(List.of(Rows.image("a"))), new Listed.Refused<>(no));
        assertThat(image(snapshot, "a").containers()).isNull();
        assertThat(snapshot.knowsContainers()).isFalse();
        assertThat(snapshot.containersOn(Rows.imageId("a"))).isEmpty();
        assertThatThrownBy(snapshot::containers).isSameAs(no);
        assertThatThrownBy(() -> snapshot.container(Rows.containerId("a"))).isSameAs(no);
    }

    @Test
    void withoutImagesContainersAreStillThere() {
        Snapshot snapshot = Snapshot.of(
                EngineName.LOCAL,
                Rows.NOW,
                new Listed.Refused<>(no),
                new Listed.Known<>(List.of(Rows.container("1", "a", "/one"))));
        assertThat(snapshot.containers()).hasSize(1);
        assertThat(snapshot.knowsImages()).isFalse();
        assertThatThrownBy(snapshot::images).isSameAs(no);
    }

    @Test
    void namesAreSortedWhateverTheEnginesOrder() {
        Image image = image(Rows.snapshot(Rows.image("a", "b:2", "a:1", "b:1")), "a");
        assertThat(image.tags()).extracting(ImageReference::familiar).containsExactly("a:1", "b:1", "b:2");
        assertThat(image.state())
                .containsExactly(
                        "sha256:" + Rows.hex("a"),
                        "docker.io/library/a:1",
                        "docker.io/library/b:1",
                        "docker.io/library/b:2");
    }

    @Test
    void labelsBeyondTheCapAreStillFiltered() {
        Snapshot snapshot =
                Rows.snapshot(Rows.labelled(Rows.labels(Map.of("a", "1", "z", "2"), 1), Rows.image("a", "app:1")));
        assertThat(image(snapshot, "a").row().labels().shown()).containsExactly(Map.entry("a", "1"));
        assertThat(LabelFilter.parse("z=2").matches(image(snapshot, "a").row().labels()))
                .isTrue();
    }
}
