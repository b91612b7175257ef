package dev.longshore.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.fakes.FakeEngine;
import dev.longshore.fakes.FakeEngines;
import dev.longshore.fakes.HandClock;
import dev.longshore.fakes.Rows;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Upstream;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InventoryMetricsTests {

    private final HandClock clock = new HandClock();
    private final FakeEngines engines = new FakeEngines("east", "west");
    private final FakeEngine east = engines.fake("east");
    private final ListedSnapshots snapshots = new ListedSnapshots(clock);
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @BeforeEach
    void watch() {
        new InventoryMetrics(snapshots, snapshots, clock, registry);
    }

    private List<String> scrape() {
        return registry.scrape()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .sorted()
                .toList();
    }

    private void list() {
        snapshots.current(east, Freshness.any());
    }

    @Test
    void beforeTheFirstListThereIsNothing() {
        assertThat(scrape()).isEmpty();
    }

    @Test
    void namesAndLabelsAreThese() {
        east.images.addAll(List.of(Rows.image("1", "app:1"), Rows.image("2"), Rows.image("3", "app:2")));
        east.containers.addAll(List.of(
                Rows.containerIn("a", "1", "running", "Up", "/one"),
                Rows.containerIn("b", "1", "frozen", "", "/two"),
                Rows.containerIn("c", "1", "frozen2", "", "/three")));
        list();
        clock.pass(Duration.ofMillis(1500));
        assertThat(scrape())
                .containsExactly(
                        "longshore_containers{engine=\"east\",state=\"created\"} 0.0",
                        "longshore_containers{engine=\"east\",state=\"dead\"} 0.0",
                        "longshore_containers{engine=\"east\",state=\"exited\"} 0.0",
                        "longshore_containers{engine=\"east\",state=\"other\"} 2.0",
                        "longshore_containers{engine=\"east\",state=\"paused\"} 0.0",
                        "longshore_containers{engine=\"east\",state=\"removing\"} 0.0",
                        "longshore_containers{engine=\"east\",state=\"restarting\"} 0.0",
                        "longshore_containers{engine=\"east\",state=\"running\"} 1.0",
                        "longshore_images{dangling=\"false\",engine=\"east\"} 2.0",
                        "longshore_images{dangling=\"true\",engine=\"east\"} 1.0",
                        "longshore_inventory_drift_rows_total{engine=\"east\"} 0.0",
                        "longshore_snapshot_age_seconds{engine=\"east\"} 1.5");
    }

    @Test
    void aThousandImagesAddNoSeries() {
        list();
        int before = scrape().size();
        IntStream.range(1000, 2000)
                .forEach(image -> east.images.add(Rows.image(Integer.toString(image), "app:" + image)));
        list();
        assertThat(scrape()).hasSize(before).contains("longshore_images{dangling=\"false\",engine=\"east\"} 1000.0");
    }

    @Test
    void whatWasListedIsInTheNextScrapeAndNothingIsAskedForIt() {
        list();
        AtomicInteger listed = new AtomicInteger();
        east.beforeList = listed::incrementAndGet;
        east.images.add(Rows.image("1", "app:1"));
        assertThat(scrape()).contains("longshore_images{dangling=\"false\",engine=\"east\"} 0.0");
        assertThat(listed).hasValue(0);
        list();
        assertThat(scrape()).contains("longshore_images{dangling=\"false\",engine=\"east\"} 1.0");
    }

    @Test
    void aListThatIsRefusedFromNowOnIsCountedNoMore() {
        list();
        east.beforeList = () -> {
            throw new Upstream(ProblemType.ENGINE_ACCESS_DENIED, "a proxy said no");
        };
        list();
        assertThat(scrape())
                .noneMatch(line -> line.startsWith("longshore_images"))
                .contains(
                        "longshore_containers{engine=\"east\",state=\"running\"} 0.0",
                        "longshore_snapshot_age_seconds{engine=\"east\"} 0.0");
    }
}
