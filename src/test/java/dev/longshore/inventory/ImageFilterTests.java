package dev.longshore.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longshore.engine.EngineName;
import dev.longshore.engine.ImageRow;
import dev.longshore.fakes.Rows;
import dev.longshore.problem.NotFound;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Upstream;
import dev.longshore.reference.ImageName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ImageFilterTests {

    private static final Instant T1 = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant T2 = Instant.parse("2026-01-02T00:00:00Z");
    private static final Instant T3 = Instant.parse("2026-01-03T00:00:00Z");

    private static final List<ImageRow> IMAGES = List.of(
            Rows.built(T1, Rows.labelled(Rows.labels(Map.of("tier", "db", "a", "x=y")), Rows.image("1", "old:1"))),
            Rows.built(T2, Rows.labelled(Rows.labels(Map.of("tier", ""), 0), Rows.image("2", "mid:1"))),
            Rows.built(T3, Rows.on("5", Rows.image("3", "new:1"))),
            Rows.image("4", "undated:1"),
            Rows.built(T1, Rows.image("5")),
            Rows.built(T2, Rows.image("6")));

    private static final Snapshot SNAPSHOT =
            Rows.snapshot(IMAGES, List.of(Rows.container("c1", "2", "/web"), Rows.container("c2", "6", "/db")));

    private static final class Ask {
        private List<ReferenceFilter> references = List.of();
        private List<LabelFilter> labels = List.of();
        private @Nullable Boolean dangling;
        private @Nullable Boolean inUse;
        private @Nullable ImageName before;
        private @Nullable ImageName since;
        private @Nullable Instant createdBefore;
        private @Nullable Instant createdAfter;
        private boolean all;

        ImageFilter filter() {
            return new ImageFilter(
                    references, labels, dangling, inUse, before, since, createdBefore, createdAfter, all);
        }

        String ids() {
            return filter().of(SNAPSHOT).stream()
                    .map(image -> image.id().hex().substring(0, 1))
                    .reduce("", String::concat);
        }
    }

    private final Ask ask = new Ask();

    @Test
    void stepsOnTheWayToOtherImagesAreHidden() {
        assertThat(ask.ids()).isEqualTo("12346");
        ask.all = true;
        assertThat(ask.ids()).isEqualTo("123456");
    }

    @Test
    void anyReferenceMayMatch() {
        ask.references = Stream.of("old", "n*").map(ReferenceFilter::parse).toList();
        assertThat(ask.ids()).isEqualTo("13");
    }

    @Test
    void everyLabelHasToMatch() {
        ask.labels = List.of(LabelFilter.parse("tier"));
        assertThat(ask.ids()).isEqualTo("12");
        ask.labels = List.of(LabelFilter.parse("tier="));
        assertThat(ask.ids()).isEqualTo("2");
        ask.labels = List.of(LabelFilter.parse("tier=db"), LabelFilter.parse("a=x=y"));
        assertThat(ask.ids()).isEqualTo("1");
        ask.labels = List.of(LabelFilter.parse("tier=db"), LabelFilter.parse("a=x"));
        assertThat(ask.ids()).isEmpty();
    }

    @Test
    void danglingIsWithoutNameAndChild() {
        ask.dangling = true;
        ask.all = true;
        assertThat(ask.ids()).isEqualTo("6");
        ask.dangling = false;
        assertThat(ask.ids()).isEqualTo("12345");
    }

    @Test
    void inUseIsWithAContainer() {
        ask.inUse = true;
        assertThat(ask.ids()).isEqualTo("26");
        ask.inUse = false;
        assertThat(ask.ids()).isEqualTo("134");
    }

    @Test
    void inUseCannotBeAnsweredWithoutContainers() {
        Upstream no = new Upstream(ProblemType.ENGINE_ACCESS_DENIED, "no");
        Snapshot snapshot =
                Snapshot.of(EngineName.LOCAL, Rows.NOW, new Listed.Known<>(IMAGES), new Listed.Refused<>(no));
        ask.inUse = false;
        assertThatThrownBy(() -> ask.filter().of(snapshot)).isSameAs(no);
        ask.inUse = null;
        assertThat(ask.filter().of(snapshot)).hasSize(5);
    }

    @Test
    void beforeAndSinceLeaveOutTheImageItselfAndThoseWithoutADate() {
        ask.before = ImageName.parse("mid:1");
        assertThat(ask.ids()).isEqualTo("1");
        ask.before = null;
        ask.since = ImageName.parse("old:1");
        assertThat(ask.ids()).isEqualTo("236");
        ask.before = ImageName.parse("new:1");
        assertThat(ask.ids()).isEqualTo("26");
    }

    @Test
    void nothingIsBeforeOrSinceAnImageWithoutADate() {
        ask.before = ImageName.parse("undated:1");
        assertThat(ask.ids()).isEmpty();
        ask.before = null;
        ask.since = ImageName.parse("undated:1");
        assertThat(ask.ids()).isEmpty();
    }

    @Test
    void anUnknownImageToCompareWithIsNotFound() {
        ask.before = ImageName.parse("nosuch");
        assertThatExceptionOfType(NotFound.class).isThrownBy(ask::ids);
    }

    @Test
    void timesAreExclusiveAndPassNoImageWithoutADate() {
        ask.createdBefore = T2;
        assertThat(ask.ids()).isEqualTo("1");
        ask.createdBefore = null;
        ask.createdAfter = T2;
        assertThat(ask.ids()).isEqualTo("3");
        ask.createdBefore = T3.plusSeconds(1);
        assertThat(ask.ids()).isEqualTo("3");
    }
}
