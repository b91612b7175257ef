package dev.longshore.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LabelSetTests {

    @Test
    void aFewLabelsAreKeptAsTheyAre() {
        LabelSet set = LabelSet.of(Map.of("tier", "db", "owner", ""));

        assertThat(set.shown()).containsExactly(Map.entry("owner", ""), Map.entry("tier", "db"));
        assertThat(set.truncated()).isFalse();
        assertThat(set.has("tier")).isTrue();
        assertThat(set.has("tier", "db")).isTrue();
        assertThat(set.has("tier", "web")).isFalse();
        assertThat(set.has("db")).isFalse();
    }

    @Test
    void noLabelsAreAnEmptySet() {
        assertThat(LabelSet.of(Map.of()).shown()).isEmpty();
        assertThat(LabelSet.of(Map.of()).has("")).isFalse();
    }

    @Test
    void exactlyTheCapIsNotTruncated() {
        LabelSet set = LabelSet.of(numbered(LabelSet.CAP));

        assertThat(set.truncated()).isFalse();
        assertThat(set.shown()).hasSize(LabelSet.CAP);
    }

    @Test
    void ofManyLabelsTheFirstByNameAreShownAndAllAreFound() {
        Map<String, String> labels = numbered(5000);
        LabelSet set = LabelSet.of(labels);

        assertThat(set.truncated()).isTrue();
        assertThat(set.shown())
                .hasSize(LabelSet.CAP)
                .containsKeys("label-0000", "label-0063")
                .doesNotContainKey("label-0064");
        labels.forEach((name, value) -> {
            assertThat(set.has(name)).as(name).isTrue();
            assertThat(set.has(name, value)).as(name).isTrue();
            assertThat(set.has(name, value + "x")).as(name).isFalse();
            assertThat(set.has(name + "x")).as(name).isFalse();
        });
    }

    @Test
    void theOrderOfLabelsDoesNotMatter() {
        LabelCollector collector = new LabelCollector();
        numbered(100).entrySet().stream()
                .sorted(Map.Entry.<String, String>comparingByKey().reversed())
                .forEach(label -> collector.add(label.getKey(), label.getValue()));

        assertThat(collector.finish()).isEqualTo(LabelSet.of(numbered(100)));
    }

    @Test
    void nameAndValueAreNotRunTogether() {
        Map<String, String> labels = numbered(100);
        labels.put("a=b", "c");
        LabelSet set = LabelSet.of(labels);

        assertThat(set.has("a=b", "c")).isTrue();
        assertThat(set.has("a", "b=c")).isFalse();
    }

    @Test
    void equalLargeSetsOfOneCollectorAreOneObject() {
        LabelCollector collector = new LabelCollector();
        numbered(100).forEach(collector::add);
        LabelSet first = collector.finish();
        numbered(100).forEach((name, value) -> collector.add(name, value.toCharArray(), 0, value.length()));
        LabelSet second = collector.finish();
        collector.add("only", "this");

        assertThat(second).isSameAs(first);
        assertThat(collector.finish().shown()).containsOnlyKeys("only");
    }

    @Test
    void hashesOfSimilarNamesDiffer() {
        Set<Long> hashes = new HashSet<>();
        for (int i = 0; i < 200_000; i++) {
            hashes.add(LabelHash.ofName("com.example.label." + i));
        }

        assertThat(hashes).hasSize(200_000);
    }

    private static Map<String, String> numbered(int count) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            labels.put("label-%04d".formatted(i), "value " + i);
        }
        return labels;
    }
}
