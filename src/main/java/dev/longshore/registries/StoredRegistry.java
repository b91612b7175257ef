package dev.longshore.registries;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A registry that is configured.
 *
 * @param host its host
 * @param credentials what is kept of its credentials; null if it has none
 * @param caCertificate PEM of the authorities it is trusted by beside the system's; null for those only
 * @param insecure whether its certificate is not verified and plain HTTP will do
 * @param createdAt when it was set up
 * @param changedAt when it was last set up anew
 */
record StoredRegistry(
        RegistryHost host,
        @Nullable Kept credentials,
        @Nullable String caCertificate,
        boolean insecure,
        Instant createdAt,
        Instant changedAt) {

    /**
     * Credentials as they are kept.
     *
     * @param kind as in {@link Credentials}
     * @param user null with an identity token
     * @param sealed the secret
     */
    record Kept(String kind, @Nullable String user, Sealed sealed) {}
}
