package dev.longshore.registries;

import dev.longshore.engine.RegistryLogins;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds how registries are to be asked. */
@Component
class Targets {

    private final RegistryStore store;
    private final Registries registries;
    private final RegistryLogins logins;

    Targets(RegistryStore store, Registries registries, RegistryLogins logins) {
        this.store = store;
        this.registries = registries;
        this.logins = logins;
    }

    /**
     * A registry that is configured.
     *
     * @throws dev.longshore.problem.NotFound {@code registry-not-found}
     * @throws dev.longshore.problem.Upstream {@code registry-auth-failed} if its login cannot be read
     */
    RegistryTarget configured(RegistryHost host) {
        StoredRegistry registry = registries.get(host);
        return RegistryTarget.of(registry, logins.of(host.text()).orElse(null));
    }

    /** The hosts of those that are configured. */
    List<RegistryHost> hosts() {
        return store.all().stream().map(StoredRegistry::host).toList();
    }

    /** A registry that a reference names, configured or not. */
    RegistryTarget ofReference(RegistryHost host) {
        return store.of(host)
                .map(registry ->
                        RegistryTarget.of(registry, logins.of(host.text()).orElse(null)))
                .orElseGet(() -> RegistryTarget.of(host, logins.of(host.text()).orElse(null)));
    }
}
