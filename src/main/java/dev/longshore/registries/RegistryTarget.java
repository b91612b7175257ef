package dev.longshore.registries;

import dev.longshore.engine.RegistryLogin;
import org.jspecify.annotations.Nullable;

/**
 * A registry to be asked, and how.
 *
 * @param host its host
 * @param login who we are there; null for nobody
 * @param trust whose certificates are believed
 * @param plain whether plain HTTP will do where there is no TLS
 * @param configured whether an administrator set it up; another one is known only from references
 */
record RegistryTarget(
        RegistryHost host, @Nullable RegistryLogin login, Trust trust, boolean plain, boolean configured) {

    /** One that was set up. Its own authorities are a wish for verified TLS, even on this machine. */
    static RegistryTarget of(StoredRegistry registry, @Nullable RegistryLogin login) {
        String authorities = registry.caCertificate();
        boolean trusting =
                registry.insecure() || (authorities == null && registry.host().isLoopback());
        Trust trust = trusting ? Trust.ANYBODY : new Trust(true, authorities);
        return new RegistryTarget(registry.host(), login, trust, trusting, true);
    }

    /** One that a reference names. */
    static RegistryTarget of(RegistryHost host, @Nullable RegistryLogin login) {
        boolean trusting = host.isLoopback();
        return new RegistryTarget(host, login, trusting ? Trust.ANYBODY : Trust.SYSTEM, trusting, false);
    }

    /** Whose certificates are believed on another host: not everybody's, whatever this registry's own are. */
    Trust trustElsewhere() {
        return trust.verifies() ? trust : Trust.SYSTEM;
    }
}
