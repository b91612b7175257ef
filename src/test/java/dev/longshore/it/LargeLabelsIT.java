package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.EngineObjects;
import dev.longshore.testkit.ImageMaker;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** 200 images of 5,000 labels each, and containers made from some of them. */
class LargeLabelsIT {
    private static final int IMAGES = 200;
    private static final int LABELS = 5_000;
    private static final int BATCH = 20;
    private static final int CONTAINERS = 20;
    private static final long HEAP = 256L << 20;

    static Stream<EngineKind> stores() {
        return Boolean.getBoolean("longshore.test.long")
                ? Stream.of(EngineKind.OVERLAY2, EngineKind.CONTAINERD)
                : Stream.of(EngineKind.OVERLAY2);
    }

    @BeforeEach
    @AfterEach
    void wipe() {
        BothSides.wipe();
    }

    @ParameterizedTest(name = "{displayName}: {0}")
    @MethodSource("stores")
    @DisplayName("C20")
    void listsCapLabelsAndStaySmallAndDetailsShowAll(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        fill(sides);

        for (String list : List.of("/images", "/images?label=label-4999", "/containers")) {
            JsonNode items = sides.ask(list).path("items");
            assertThat(items).hasSize(list.equals("/containers") ? CONTAINERS : IMAGES);
            assertThat(items).allSatisfy(item -> {
                assertThat(item.path("labels").size()).isLessThanOrEqualTo(64);
                assertThat(item.path("labelsTruncated").asBoolean()).isTrue();
            });
        }
        assertThat(sides.ask("/images/large-7:1").path("labels").size()).isEqualTo(LABELS + 1);
        assertThat(sides.ask("/containers/of-7").path("labels").size()).isEqualTo(LABELS + 1);
        assertThat(liveHeap()).isLessThan(HEAP);
    }

    /** In small loads, since each configuration is half a megabyte. */
    private static void fill(BothSides sides) {
        for (int from = 0; from < IMAGES; from += BATCH) {
            ImageMaker maker = new ImageMaker(from);
            for (int at = from; at < from + BATCH; at++) {
                String name = "large-" + at + ":1";
                maker = maker.image(image -> image.tags(name).manyLabels(LABELS));
            }
            maker.loadInto(sides.client());
        }
        for (int at = 0; at < CONTAINERS; at++) {
            EngineObjects.createContainer(sides.client(), "of-" + at, "large-" + at + ":1", "true");
        }
    }

    /** What the test and Longshore in the same process hold, once what nobody needs is gone. */
    private static long liveHeap() {
        ManagementFactory.getMemoryMXBean().gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
