package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.testkit.EngineAnswer;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.EngineObjects;
import dev.longshore.testkit.ImageMaker;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** 200 images of 5,000 labels each, and containers made from some of them. */
class LargeLabelsIT {
    private static final int IMAGES = 200;
    private static final int LABELS = 5_000;
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
    void listsCapLabelsStayQuickAndSmallAndDetailsShowAll(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        fill(sides);

        sides.get("/images").expect(200);
        for (String list : List.of("/images", "/images?label=label-4999", "/containers")) {
            long start = System.nanoTime();
            EngineAnswer answer = sides.get(list).expect(200);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            System.out.printf("%s of %s: %d ms%n", list, kind, took.toMillis());
            assertThat(answer.json().path("items")).hasSize(list.equals("/containers") ? CONTAINERS : IMAGES);
            assertThat(answer.json().path("items")).allSatisfy(item -> {
                assertThat(item.path("labels").size()).isLessThanOrEqualTo(64);
                assertThat(item.path("labelsTruncated").asBoolean()).isTrue();
            });
            assertThat(took).isLessThan(Duration.ofSeconds(2).plus(engineTakes(sides, list)));
        }
        assertThat(sides.ask("/images/large-7:1").path("labels").size()).isEqualTo(LABELS + 1);
        assertThat(sides.ask("/containers/of-7").path("labels").size()).isEqualTo(LABELS + 1);
        assertThat(liveHeap()).isLessThan(HEAP);
    }
