package dev.longshore.inventory;

import dev.longshore.engine.Engine;
import dev.longshore.engine.EngineName;
import dev.longshore.engine.Engines;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counts of what the last snapshot of each engine held, and its age. They cost the engine nothing, and their labels are the
 * engines' names and states only, never a name of an image or container.
 */
@Component
class InventoryMetrics {

    private static final long EVERY_MILLIS = 1000;

    private final Engines engines;
    private final Snapshots snapshots;
    private final Clock clock;
    private final MultiGauge images;
    private final MultiGauge containers;
    private final MultiGauge ages;

    InventoryMetrics(Engines engines, Snapshots snapshots, Clock clock, MeterRegistry registry) {
        this.engines = engines;
        this.snapshots = snapshots;
        this.clock = clock;
        images = MultiGauge.builder("longshore.images")
                .description("Images of the last snapshot, untagged parents too")
                .register(registry);
        containers = MultiGauge.builder("longshore.containers")
                .description("Containers of the last snapshot by state")
                .register(registry);
        ages = MultiGauge.builder("longshore.snapshot.age")
                .baseUnit("seconds")
                .description("Age of the last snapshot")
                .register(registry);
    }

    @Scheduled(fixedRate = EVERY_MILLIS)
    void refresh() {
        List<Snapshot> last = engines.all().stream()
                .map(Engine::name)
                .flatMap(name -> snapshots.last(name).stream())
                .toList();
        images.register(rows(last, this::imageRows), true);
        containers.register(rows(last, this::containerRows), true);
        ages.register(rows(last, this::ageRows), true);
    }

    private static List<MultiGauge.Row<?>> rows(
            List<Snapshot> last, Function<Snapshot, Stream<MultiGauge.Row<?>>> rows) {
        return last.stream().flatMap(rows).collect(Collectors.toList());
    }

    private Stream<MultiGauge.Row<?>> imageRows(Snapshot snapshot) {
        if (!snapshot.knowsImages()) {
            return Stream.of();
        }
        long dangling = snapshot.images().stream().filter(Image::dangling).count();
        return Stream.of(
                row(snapshot.engine(), "dangling", "true", dangling),
                row(snapshot.engine(), "dangling", "false", snapshot.images().size() - dangling));
    }

    private Stream<MultiGauge.Row<?>> containerRows(Snapshot snapshot) {
        if (!snapshot.knowsContainers()) {
            return Stream.of();
        }
        Map<String, Long> byState = snapshot.containers().stream()
                .collect(Collectors.groupingBy(InventoryMetrics::state, Collectors.counting()));
        return ContainerState.WORDS.stream()
                .map(state -> row(snapshot.engine(), "state", state, byState.getOrDefault(state, 0L)));
    }

    private Stream<MultiGauge.Row<?>> ageRows(Snapshot snapshot) {
        Duration age = Duration.between(snapshot.startedAt(), clock.instant());
        return Stream.of(MultiGauge.Row.of(Tags.of("engine", snapshot.engine().value()), age.toMillis() / 1000.0));
    }

    private static String state(Container container) {
        String state = Objects.requireNonNullElse(container.row().state(), ContainerState.OTHER);
        return ContainerState.WORDS.contains(state) ? state : ContainerState.OTHER;
    }

    private static MultiGauge.Row<?> row(EngineName engine, String label, String value, long count) {
        return MultiGauge.Row.of(Tags.of("engine", engine.value(), label, value), count);
    }
}
