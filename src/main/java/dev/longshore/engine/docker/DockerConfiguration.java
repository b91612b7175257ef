package dev.longshore.engine.docker;

import dev.longshore.engine.EngineName;
import dev.longshore.engine.Reach;
import dev.longshore.problem.BadSetting;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the engines: those configured, else the one that is found. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EngineProperties.class)
class DockerConfiguration {

    @Bean
    WatchedEngines engines(EngineProperties properties, MeterRegistry registry) {
        Settings settings = Settings.of(properties);
        EngineName byDefault = settings.byDefault();
        if (byDefault == null) {
            return measured(Set.of(EngineName.LOCAL), discovered(properties, registry), registry);
        }
        return measured(
                settings.targets().keySet(),
                configured(settings, byDefault, properties.engineCalls(), registry),
                registry);
    }

    @Bean
    EngineWatch engineWatch(WatchedEngines engines) {
        return new EngineWatch(engines);
    }

    private static WatchedEngines discovered(EngineProperties properties, MeterRegistry registry) {
        Surroundings surroundings = Surroundings.ofThisProcess();
        return new DiscoveredEngine(
                () -> Discovery.look(surroundings, properties.allowPlainTcp()),
                target -> DockerEngine.at(EngineName.LOCAL, target, properties.engineCalls(), registry));
    }

    private static WatchedEngines configured(
            Settings settings, EngineName byDefault, EngineCalls limits, MeterRegistry registry) {
        List<DockerEngine> engines = new ArrayList<>();
        for (Map.Entry<EngineName, EngineTarget> entry : settings.targets().entrySet()) {
            engines.add(connect(entry.getKey(), entry.getValue(), limits, registry));
        }
        return new ConfiguredEngines(engines, byDefault);
    }

    private static DockerEngine connect(
            EngineName name, EngineTarget target, EngineCalls limits, MeterRegistry registry) {
        try {
            return DockerEngine.at(name, target, limits, registry);
        } catch (Refusal e) {
            throw new BadSetting(
                    "longshore.engines." + name + ".tls", "It cannot be used.", String.valueOf(e.getMessage()));
        }
    }

    /** {@code longshore_engine_up} of each engine: 1 if it answered last, without asking it for the scrape. */
    private static WatchedEngines measured(
            Collection<EngineName> names, WatchedEngines engines, MeterRegistry registry) {
        for (EngineName name : names) {
            Gauge.builder("longshore.engine.up", engines, all -> isUp(name, all) ? 1 : 0)
                    .description("Whether the engine answered last")
                    .tag("engine", name.value())
                    .register(registry);
        }
        return engines;
    }

    private static boolean isUp(EngineName name, WatchedEngines engines) {
        return engines.watched().stream()
                .anyMatch(engine -> engine.name().equals(name) && engine.lastKnown() instanceof Reach.Up);
    }
}
