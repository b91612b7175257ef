package dev.longshore.engine;

import java.util.Optional;

/** The logins that are kept for registries. */
public interface RegistryLogins {

    /**
     * The login for a registry. It is never sent to another.
     *
     * @param registry the host, with its port if it has one; {@code docker.io} for Docker Hub
     * @throws dev.longshore.problem.Failure if there is one that cannot be read
     */
    Optional<RegistryLogin> of(String registry);
}
