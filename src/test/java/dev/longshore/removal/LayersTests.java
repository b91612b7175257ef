package dev.longshore.removal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.fakes.Rows;
import dev.longshore.inventory.ImageConfig;
import dev.longshore.inventory.ImageFacts;
import dev.longshore.reference.Digest;
import dev.longshore.reference.ImageId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LayersTests {

    private static final ImageId A = Rows.imageId("a");
    private static final ImageId B = Rows.imageId("b");

    /** Layers as {@code 1:100}, content and size; without a size it is not known. */
    private static ImageFacts facts(String... layers) {
        List<ImageFacts.Layer> all = Stream.of(layers)
                .map(text -> text.split(":", 2))
                .map(parts -> new ImageFacts.Layer(
                        Digest.parse("sha256:" + Rows.hex(parts[0])),
                        parts.length == 1 ? null : Long.valueOf(parts[1])))
                .toList();
        ImageConfig config = ImageConfig.of(Rows.document("{}").json());
        return new ImageFacts(null, null, null, null, null, config, all, List.of(), 0);
    }

    @Test
    void layersThatARemainingImageHoldsDoNotCount() {
        Map<ImageId, ImageFacts> facts = Map.of(A, facts("1:100", "2:20"), B, facts("1:100", "3:7"));
        assertThat(Layers.reclaimed(List.of(A), facts)).contains(20L);
        assertThat(Layers.reclaimed(List.of(A, B), facts)).contains(127L);
    }

    @Test
    void theSameContentOnAnotherBaseIsALayerOfItsOwn() {
        Map<ImageId, ImageFacts> facts = Map.of(A, facts("1:100", "2:20"), B, facts("3:7", "2:20"));
        assertThat(Layers.reclaimed(List.of(A), facts)).contains(120L);
    }

    @Test
    void theSameContentTwiceInOneImageCountsTwice() {
        assertThat(Layers.reclaimed(List.of(A), Map.of(A, facts("1:5", "1:5")))).contains(10L);
    }

    @Test
    void anUnknownSizeMattersOnlyIfTheLayerGoes() {
        assertThat(Layers.reclaimed(List.of(A), Map.of(A, facts("1:100", "2")))).isEmpty();
        assertThat(Layers.reclaimed(List.of(A), Map.of(A, facts("1", "2:20"), B, facts("1:100"))))
                .contains(20L);
    }

    @Test
    void whatOneOfTheDeletedImagesDoesNotTellAnotherMay() {
        Map<ImageId, ImageFacts> facts = Map.of(A, facts("1:100"), B, facts("1"));
        assertThat(Layers.reclaimed(List.of(A, B), facts)).contains(100L);
        assertThat(Layers.reclaimed(List.of(B, A), facts)).contains(100L);
    }

    @Test
    void nothingIsSaidOfAnImageNobodyKnows() {
        assertThat(Layers.reclaimed(List.of(A, B), Map.of(A, facts("1:100")))).isEmpty();
        assertThat(Layers.reclaimed(List.of(A), Map.of(A, facts()))).contains(0L);
    }
}
