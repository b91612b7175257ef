package dev.longshore.registries;

import dev.longshore.problem.Failure;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Finds out what registries answer. */
@Component
class Checks {

    private final Registries registries;
    private final Targets targets;
    private final RegistryApi api;
    private final Duration patience;
    private final Clock clock;

    Checks(Registries registries, Targets targets, RegistryApi api, RegistryProperties properties, Clock clock) {
        this.registries = registries;
        this.targets = targets;
        this.api = api;
        this.patience = properties.answer();
        this.clock = clock;
    }

    /**
     * Asks a registry. What is wrong with it is an answer here.
     *
     * @throws dev.longshore.problem.NotFound {@code registry-not-found}
     */
    RegistryCheck of(RegistryHost host) {
        registries.get(host);
        long start = clock.millis();
        try {
            RegistryTarget target = targets.configured(host);
            RegistryCalls.Answered answered = api.base(target, Deadline.in(patience));
            long millis = clock.millis() - start;
            return answered.reply().isWell()
                    ? RegistryCheck.of(target, answered, millis)
                    : RegistryCheck.of(
                            host,
                            new RegistryFailures(host, null)
                                    .failed(answered.reply().status()),
                            millis);
        } catch (Failure failure) {
            return RegistryCheck.of(host, failure, clock.millis() - start);
        }
    }
}
