package dev.longshore.registries;

import dev.longshore.audit.Action;
import dev.longshore.audit.Actor;
import dev.longshore.audit.Audit;
import dev.longshore.audit.Change;
import dev.longshore.problem.Failure;
import dev.longshore.problem.NotFound;
import dev.longshore.problem.ProblemType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The registries that are configured. */
@Component
@EnableConfigurationProperties(RegistryProperties.class)
class Registries {

    private final RegistryStore store;
    private final Vault vault;
    private final Audit audit;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Registries(RegistryStore store, Vault vault, Audit audit, Clock clock, ApplicationEventPublisher events) {
        this.store = store;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    List<StoredRegistry> all() {
        return store.all();
    }

    /** @throws NotFound {@code registry-not-found} */
    StoredRegistry get(RegistryHost host) {
        return store.of(host).orElseThrow(() -> none(host));
    }

    /**
     * A registry as it is now.
     *
     * @param made whether there was none of that host before
     */
    record Settled(StoredRegistry registry, boolean made) {}

    Settled set(Actor actor, RegistryHost host, RegistryRequest request) {
        Optional<Credentials> credentials = request.credentials();
        String authorities = request.authorities();
        Map<String, String> details = Map.of(
                "credentials",
                credentials.map(Credentials::kind).orElse("none"),
                "caCertificate",
                Boolean.toString(authorities != null),
                "insecure",
                Boolean.toString(request.isInsecure()));
        return audit.during(
                actor,
                new Change(Action.REGISTRY_SET, null, host.text(), details),
                () -> put(host, credentials, authorities, request.isInsecure()),
                set -> set.made() ? "made" : "replaced");
    }

    private Settled put(
            RegistryHost host, Optional<Credentials> credentials, @Nullable String authorities, boolean insecure) {
        Optional<StoredRegistry> before = store.of(host);
        Instant now = clock.instant();
        StoredRegistry registry = new StoredRegistry(
                host,
                credentials.map(each -> vault.seal(host, each)).orElse(null),
                authorities,
                insecure,
                before.map(StoredRegistry::createdAt).orElse(now),
                now);
        store.put(registry);
        events.publishEvent(new RegistryChanged(host));
        return new Settled(registry, before.isEmpty());
    }

    /** The registry that is configured no more. */
    StoredRegistry remove(Actor actor, RegistryHost host) {
        return audit.during(
                actor,
                new Change(Action.REGISTRY_REMOVE, null, host.text(), Map.of()),
                () -> {
                    StoredRegistry registry = get(host);
                    store.remove(host);
                    events.publishEvent(new RegistryChanged(host));
                    return registry;
                },
                removed -> "removed");
    }

    private static Failure none(RegistryHost host) {
        return new NotFound(
                        ProblemType.REGISTRY_NOT_FOUND,
                        "No registry " + host + " is configured. An administrator adds it with PUT /registries/" + host
                                + ".")
                .with("registry", host.text());
    }
}
