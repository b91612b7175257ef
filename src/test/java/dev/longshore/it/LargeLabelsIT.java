package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.testkit.EngineAnswer;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.EngineObjects;
import dev.longshore.testkit.EngineSocket;
import dev.longshore.testkit.Eventually;
import dev.longshore.testkit.ImageMaker;
import dev.longshore.testkit.PrivateEngine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Images of 5,000 labels each, 200 in the long run, and containers made from some of them. */
class LargeLabelsIT {
    private static final boolean LONG = Boolean.getBoolean("longshore.test.long");
    private static final int IMAGES = LONG ? 200 : 40;
    private static final int LABELS = 5_000;
    private static final int CONTAINERS = 20;

    static Stream<EngineKind> stores() {
        return LONG ? Stream.of(EngineKind.OVERLAY2, EngineKind.CONTAINERD) : Stream.of(EngineKind.OVERLAY2);
    }

    @ParameterizedTest(name = "{displayName}: {0}")
    @MethodSource("stores")
    @DisplayName("C20")
    void listsCapLabelsStaySmallAndDetailsShowAll(EngineKind kind) {
        try (PrivateEngine large = PrivateEngine.start(kind)) {
            EngineSocket engine = large.client();
            fill(engine);
            check(large.host());
        }
    }

    private static void check(String host) {
        String property = "longshore.engines.large.host=" + host;
        try (ForkedLongshore longshore =
                ForkedLongshore.start(List.of(), List.of("-Xmx256m", "-XX:TieredStopAtLevel=4"), Map.of(), property)) {
            Eventually.get(
                    () -> longshore.get("/images").expect(200)); // the first list may take longer than readers wait
            assertThatLabelsAreCappedIn(longshore, "/images", IMAGES);
            assertThatLabelsAreCappedIn(longshore, "/images?label=label-4999", IMAGES);
            assertThatLabelsAreCappedIn(longshore, "/containers", CONTAINERS);
            for (String detail : List.of("/images/large-7:1", "/containers/of-7")) {
                JsonNode whole = longshore.get(detail).expect(200).json();
                assertThat(whole.path("labels").size()).isEqualTo(LABELS + 1);
                assertThat(whole.path("labelsTruncated").asBoolean(true)).isFalse();
            }
            assertThat(longshore.log()).doesNotContain("OutOfMemoryError");
        }
    }

    /** How long it takes is printed, not judged: time belongs to benchmarks. The engine's own share, writing 116 MB, is left out. */
    private static void assertThatLabelsAreCappedIn(ForkedLongshore longshore, String list, int rows) {
        Duration before = longshore.cpu();
        assertThatLabelsAreCapped(longshore.get(list).expect(200), rows);
        Duration took = longshore.cpu().minus(before);
        System.out.printf("%s: %d ms of Longshore's own%n", list, took.toMillis());
    }

    private static void assertThatLabelsAreCapped(EngineAnswer answer, int rows) {
        assertThat(answer.json().path("items")).hasSize(rows).allSatisfy(item -> {
            assertThat(item.path("labels").size()).isEqualTo(64);
            assertThat(item.path("labelsTruncated").asBoolean()).isTrue();
        });
    }

    /** In several loads, since one tar of all is larger than it need be in memory. */
    private static void fill(EngineSocket engine) {
        for (int n = 0; n < IMAGES; n += 20) {
            ImageMaker maker = new ImageMaker(20);
            for (int each = n; each < n + 20; each++) {
                String name = "large-" + each + ":1";
                maker.image(
                        image -> image.tags(name).label("longshore.salt", name).manyLabels(LABELS));
            }
            maker.loadInto(engine);
        }
        for (int n = 0; n < CONTAINERS; n++) {
            EngineObjects.createContainer(engine, "of-" + n, "large-" + n + ":1", "true");
        }
    }
}
