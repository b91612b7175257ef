package dev.longshore.inventory;

import dev.longshore.engine.EngineName;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Counts of what the last snapshot of each engine held, and its age. They are counted at the scrape, so that they show what
 * was read before it, and cost the engine nothing. Their labels are the engines' names and states only, never a name of an
 * image or container.
 */
@Component
class InventoryMetrics {

    private final Snapshots snapshots;
    private final Clock clock;
    private final MeterRegistry registry;
    private final Map<Shown, List<Gauge>> gauges = new ConcurrentHashMap<>();

    private record Shown(EngineName engine, String what) {}

    InventoryMetrics(Snapshots snapshots, NewSnapshots made, Clock clock, MeterRegistry registry) {
        this.snapshots = snapshots;
        this.clock = clock;
        this.registry = registry;
        made.onEach(this::show);
    }

    private void show(Snapshot snapshot) {
        EngineName engine = snapshot.engine();
        show(new Shown(engine, "images"), snapshot.knowsImages(), this::images);
        show(new Shown(engine, "containers"), snapshot.knowsContainers(), this::containers);
        show(new Shown(engine, "age"), true, this::age);
        show(new Shown(engine, "drift"), true, this::drift);
    }

    /** A list that is refused has no count, rather than one of zero. */
    private void show(Shown shown, boolean known, Function<EngineName, Stream<Gauge>> register) {
        if (known) {
            gauges.computeIfAbsent(shown, one -> register.apply(one.engine()).toList());
        } else {
            gauges.getOrDefault(shown, List.of()).forEach(registry::remove);
            gauges.remove(shown);
        }
    }

    private Stream<Gauge> images(EngineName engine) {
        return Stream.of(true, false)
                .map(dangling -> gauge("longshore.images", engine, snapshot -> count(snapshot, dangling))
                        .tag("dangling", dangling.toString())
                        .description("Images of the last snapshot, untagged parents too")
                        .register(registry));
    }

    private Stream<Gauge> containers(EngineName engine) {
        return ContainerState.WORDS.stream()
                .map(state -> gauge("longshore.containers", engine, snapshot -> count(snapshot, state))
                        .tag("state", state)
                        .description("Containers of the last snapshot by state")
                        .register(registry));
    }

    private Stream<Gauge> age(EngineName engine) {
        return Stream.of(gauge("longshore.snapshot.age", engine, snapshot -> secondsOld(engine))
                .baseUnit("seconds")
                .description(
                        "For how long the last snapshot has not been known to be all there is; 0 while events keep it")
                .register(registry));
    }

    private Stream<Gauge> drift(EngineName engine) {
        FunctionCounter.builder(
                        "longshore.inventory.drift",
                        snapshots,
                        all -> all.state(engine).drift())
                .tags(Tags.of("engine", engine.value()))
                .baseUnit("rows")
                .description("Rows that a list has shown to be other than events had told")
                .register(registry);
        return Stream.empty();
    }

    private Gauge.Builder<Snapshots> gauge(String name, EngineName engine, ToDoubleFunction<Snapshot> value) {
        return Gauge.builder(
                        name,
                        snapshots,
                        all -> all.last(engine).stream()
                                .mapToDouble(value)
                                .findFirst()
                                .orElse(Double.NaN))
                .tags(Tags.of("engine", engine.value()));
    }

    private double secondsOld(EngineName engine) {
        Instant asOf = snapshots.state(engine).asOf();
        return asOf == null
                ? Double.NaN
                : Duration.between(asOf, clock.instant()).toMillis() / 1000.0;
    }

    private static long count(Snapshot snapshot, boolean dangling) {
        return snapshot.images().stream()
                .filter(image -> image.dangling() == dangling)
                .count();
    }

    private static long count(Snapshot snapshot, String state) {
        return snapshot.containers().stream()
                .filter(container -> state(container).equals(state))
                .count();
    }

    private static String state(Container container) {
        String state = Objects.requireNonNullElse(container.row().state(), ContainerState.OTHER);
        return ContainerState.WORDS.contains(state) ? state : ContainerState.OTHER;
    }
}
