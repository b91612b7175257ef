package dev.longshore.http;

import dev.longshore.engine.Engine;
import dev.longshore.engine.EngineName;
import dev.longshore.engine.EngineStatus;
import dev.longshore.engine.Engines;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * A health component for each engine, below {@code engines}. Not part of readiness, unless
 * {@code management.endpoint.health.group.readiness.include} says {@code readinessState,engines}: a balancer should not
 * take away the explanation.
 */
@Component("enginesHealthContributor")
final class EngineHealth implements CompositeHealthContributor {

    private final Engines engines;

    EngineHealth(Engines engines) {
        this.engines = engines;
    }

    @Override
    public @Nullable HealthContributor getContributor(String name) {
        return stream()
                .filter(entry -> entry.name().equals(name))
                .map(HealthContributors.Entry::contributor)
                .findFirst()
                .orElse(null);
    }

    @Override
    public Stream<HealthContributors.Entry> stream() {
        List<Engine> known = engines.all();
        return known.isEmpty()
                ? Stream.of(entry(
                        EngineName.LOCAL,
                        () -> Health.down()
                                .withDetail("detail", "No engine was found yet.")
                                .build()))
                : known.stream().map(engine -> entry(engine.name(), () -> of(engine.status())));
    }

    private static HealthContributors.Entry entry(EngineName name, HealthIndicator indicator) {
        return new HealthContributors.Entry(name.value(), indicator);
    }

    private static Health of(EngineStatus status) {
        return switch (status) {
            case EngineStatus.Reachable up ->
                Health.up().withDetail("apiVersion", up.negotiatedVersion()).build();
            case EngineStatus.Unreachable down ->
                Health.down()
                        .withDetail("code", down.why().type().code())
                        .withDetail("detail", down.why().detail())
                        .build();
        };
    }
}
