package dev.longshore.registries;

import dev.longshore.engine.RegistryLogin;
import dev.longshore.engine.RegistryLogins;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Logins of the registries that are configured here, then those of a Docker configuration. */
@Component
class StoredLogins implements RegistryLogins {

    private static final String SOURCE = "registries";

    private final RegistryStore store;
    private final Vault vault;
    private final DockerConfig docker;

    StoredLogins(RegistryStore store, Vault vault, DockerConfig docker) {
        this.store = store;
        this.vault = vault;
        this.docker = docker;
    }

    @Override
    public Optional<RegistryLogin> of(String registry) {
        RegistryHost host = RegistryHost.of(registry);
        return store.of(host).flatMap(this::kept).or(() -> docker.of(host));
    }

    private Optional<RegistryLogin> kept(StoredRegistry registry) {
        return Optional.ofNullable(registry.credentials())
                .map(kept -> vault.open(registry.host(), kept).login(registry.host(), SOURCE));
    }
}
