package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.testkit.EngineAnswer;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.EngineObjects;
import dev.longshore.testkit.EngineSocket;
import dev.longshore.testkit.ImageMaker;
import dev.longshore.testkit.PrivateEngine;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** 200 images of 5,000 labels each, and containers made from some of them. */
class LargeLabelsIT {
    private static final int IMAGES = 200;
    private static final int LABELS = 5_000;
    private static final int CONTAINERS = 20;
    private static final long MILLI = 1_000_000;

    static Stream<EngineKind> stores() {
        return Boolean.getBoolean("longshore.test.long")
                ? Stream.of(EngineKind.OVERLAY2, EngineKind.CONTAINERD)
                : Stream.of(EngineKind.OVERLAY2);
    }

    @ParameterizedTest(name = "{displayName}: {0}")
    @MethodSource("stores")
    @DisplayName("C20")
    void listsCapLabelsStayQuickAndSmallAndDetailsShowAll(EngineKind kind) {
        try (PrivateEngine large = PrivateEngine.start(kind)) {
            EngineSocket engine = large.client();
            fill(engine);
            check(large.host(), engine);
        }
    }

    private static void check(String host, EngineSocket engine) {
        String property = "longshore.engines.large.host=" + host;
        try (ForkedLongshore longshore = ForkedLongshore.start(List.of(), List.of("-Xmx256m"), Map.of(), property)) {
            longshore.get("/images").expect(200);
            assertThatItIsQuick(longshore, engine, "/images", IMAGES);
            assertThatItIsQuick(longshore, engine, "/images?label=label-4999", IMAGES);
            assertThatItIsQuick(longshore, engine, "/containers", CONTAINERS);
            for (String detail : List.of("/images/large-7:1", "/containers/of-7")) {
                JsonNode whole = longshore.get(detail).expect(200).json();
                assertThat(whole.path("labels").size()).isEqualTo(LABELS + 1);
                assertThat(whole.path("labelsTruncated").asBoolean(true)).isFalse();
            }
            assertThat(longshore.log()).doesNotContain("OutOfMemoryError");
        }
    }

    /** The engine's own share, writing 116 MB, is not Longshore's. */
    private static void assertThatItIsQuick(LongshoreServer longshore, EngineSocket engine, String list, int rows) {
        long engineTakes = nanos(() -> engine.get("/images/json?all=1").expect(200));
        long took = nanos(() -> assertThatLabelsAreCapped(longshore.get(list).expect(200), rows));
        System.out.printf("%s: %d ms, of which the engine %d ms%n", list, took / MILLI, engineTakes / MILLI);
        assertThat(took).isLessThan(2_000 * MILLI + engineTakes);
    }

    private static void assertThatLabelsAreCapped(EngineAnswer answer, int rows) {
        assertThat(answer.json().path("items")).hasSize(rows).allSatisfy(item -> {
            assertThat(item.path("labels").size()).isEqualTo(64);
            assertThat(item.path("labelsTruncated").asBoolean()).isTrue();
        });
    }

    private static long nanos(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
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
