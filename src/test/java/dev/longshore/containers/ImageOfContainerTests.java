package dev.longshore.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.EngineName;
import dev.longshore.fakes.Rows;
import dev.longshore.inventory.Listed;
import dev.longshore.inventory.Snapshot;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Upstream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageOfContainerTests {

    private static final String ID = "sha256:" + Rows.hex("a");

    private static final Snapshot SNAPSHOT =
            Rows.snapshot(Rows.image("a", "app:1", "app:latest"), Rows.image("b", "other:1"));

    private static ImageOfContainer of(String text) {
        return ImageOfContainer.of(Rows.imageId("a"), text, SNAPSHOT);
    }

    @Test
    void aNameThatIsStillTheImagesHasNotMoved() {
        assertThat(of("app")).isEqualTo(new ImageOfContainer(ID, "app:latest", false, List.of("app:1", "app:latest")));
    }

    @Test
    void aNameOfAnotherImageOrOfNoneHasMoved() {
        assertThat(of("other:1").tagMoved()).isTrue();
        assertThat(of("gone:1").tagMoved()).isTrue();
        assertThat(of("gone:1").reference()).isEqualTo("gone:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEX", "sha256:HEX", "a00000000000", "sha256:a000", "", "<none>"})
    void anIdIsNoName(String text) {
        ImageOfContainer image = of(text.replace("HEX", Rows.hex("a")));
        assertThat(image.reference()).isNull();
        assertThat(image.tagMoved()).isNull();
        assertThat(image.references()).hasSize(2);
    }

    @Test
    void anImageThatIsGoneFromTheListHasNoNames() {
        assertThat(ImageOfContainer.of(Rows.imageId("f"), "app:1", SNAPSHOT))
                .isEqualTo(new ImageOfContainer("sha256:" + Rows.hex("f"), "app:1", true, List.of()));
    }

    @Test
    void whereImagesOrTheIdAreUnknownItIsUnknownWhetherTheNameMoved() {
        Snapshot blind = Snapshot.of(
                EngineName.LOCAL,
                Rows.NOW,
                new Listed.Refused<>(new Upstream(ProblemType.ENGINE_ACCESS_DENIED, "no")),
                new Listed.Known<>(List.of()));
        assertThat(ImageOfContainer.of(Rows.imageId("a"), "app", blind))
                .isEqualTo(new ImageOfContainer(ID, "app:latest", null, List.of()));
        assertThat(ImageOfContainer.of(null, "app", SNAPSHOT))
                .isEqualTo(new ImageOfContainer(null, "app:latest", null, List.of()));
    }
}
