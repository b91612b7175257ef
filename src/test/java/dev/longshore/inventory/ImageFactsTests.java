package dev.longshore.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.HistoryRow;
import dev.longshore.fakes.Rows;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ImageFactsTests {

    private static ImageFacts facts(int layers, List<HistoryRow> newestFirst) {
        String diffIds = IntStream.range(0, layers)
                .mapToObj(layer -> "'sha256:" + Rows.hex(Integer.toString(layer)) + "'")
                .reduce((one, other) -> one + "," + other)
                .orElse("");
        return ImageFacts.of(Rows.document("{'Os':'linux','RootFS':{'Layers':[" + diffIds + "]}}"), newestFirst);
    }

    private static List<HistoryRow> steps(long... sizes) {
        return LongStream.of(sizes).mapToObj(ImageFactsTests::step).toList();
    }

    private static HistoryRow step(@Nullable Long sizeBytes) {
        return new HistoryRow(null, null, "step", sizeBytes, List.of(), "");
    }

    private static List<@Nullable Boolean> empty(ImageFacts facts) {
        return facts.steps().stream()
                .<@Nullable Boolean>map(ImageFacts.Step::emptyLayer)
                .toList();
    }

    private static List<@Nullable Long> sizes(ImageFacts facts) {
        return facts.layers().stream()
                .<@Nullable Long>map(ImageFacts.Layer::sizeBytes)
                .toList();
    }

    @Test
    void withAsManyStepsAsLayersEachStepHasOne() {
        ImageFacts facts = facts(3, steps(0, 20, 0));
        assertThat(empty(facts)).containsExactly(false, false, false);
        assertThat(sizes(facts)).containsExactly(0L, 20L, 0L);
    }

    @Test
    void withAsManySizesAsLayersTheOtherStepsAreEmpty() {
        ImageFacts facts = facts(2, steps(0, 30, 0, 10));
        assertThat(empty(facts)).containsExactly(true, false, true, false);
        assertThat(sizes(facts)).containsExactly(10L, 30L);
    }

    @Test
    void elseAStepWithSizeHasALayerAndOfTheOthersItCannotBeTold() {
        ImageFacts facts = facts(3, steps(0, 30, 0, 10));
        assertThat(empty(facts)).containsExactly(null, false, null, false);
        assertThat(sizes(facts)).containsExactly(null, null, null);
    }

    @Test
    void withoutHistoryTheLayersHaveNoSizes() {
        ImageFacts facts = facts(2, List.of());
        assertThat(facts.steps()).isEmpty();
        assertThat(sizes(facts)).containsExactly(null, null);
    }

    @Test
    void withoutLayersEveryStepIsEmpty() {
        assertThat(empty(facts(0, steps(0, 0)))).containsExactly(true, true);
    }

    @Test
    void theLowestLayerComesFirst() {
        assertThat(facts(2, steps(30, 10)).layers().getFirst().diffId()).hasToString("sha256:" + Rows.hex("0"));
        assertThat(sizes(facts(2, steps(30, 10)))).containsExactly(10L, 30L);
    }

    @Test
    void anUnknownSizeIsLeftUnknown() {
        ImageFacts facts = facts(2, List.of(step(null), step(10L)));
        assertThat(empty(facts)).containsExactly(false, false);
        assertThat(sizes(facts)).containsExactly(10L, null);
    }

    @Test
    void whatTheDocumentDoesNotSayIsNull() {
        ImageFacts facts = ImageFacts.of(Rows.document("{'Author':'','Variant':null,'Config':null}"), List.of());
        assertThat(facts.author()).isNull();
        assertThat(facts.variant()).isNull();
        assertThat(facts.os()).isNull();
        assertThat(facts.config().cmd()).isEmpty();
    }
}
