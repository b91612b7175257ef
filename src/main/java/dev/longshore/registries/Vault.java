package dev.longshore.registries;

import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Upstream;
import org.springframework.stereotype.Component;

/** Seals the credentials of registries and opens them. */
@Component
class Vault {

    private final KeyRing keys;

    Vault(KeyRing keys) {
        this.keys = keys;
    }

    StoredRegistry.Kept seal(RegistryHost host, Credentials credentials) {
        String kind = credentials.kind();
        String owner = owner(host, kind, String.valueOf(credentials.user()));
        return new StoredRegistry.Kept(kind, credentials.user(), keys.key().seal(owner, credentials.secret()));
    }

    /** @throws Upstream {@code registry-auth-failed} if they were sealed with another key */
    Credentials open(RegistryHost host, StoredRegistry.Kept kept) {
        String owner = owner(host, kept.kind(), String.valueOf(kept.user()));
        return keys.key()
                .open(owner, kept.sealed())
                .map(secret -> new Credentials(kept.user(), secret))
                .orElseThrow(() -> cannot(host, kept.sealed()));
    }

    /** A secret that is moved to another host or user in the store does not open there. */
    private static String owner(RegistryHost host, String kind, String user) {
        return host.text() + "\n" + kind + "\n" + user;
    }

    private Failure cannot(RegistryHost host, Sealed sealed) {
        boolean other = !sealed.keyId().equals(keys.key().id());
        String why = other
                ? "were encrypted with the key " + sealed.keyId() + ", and the key in use is "
                        + keys.key().id() + ". Set longshore.registries.key, or the file " + KeyRing.FILE
                        + " in the data folder, to the former key"
                : "were changed since they were encrypted. Restore the database";
        return new Upstream(
                        ProblemType.REGISTRY_AUTH_FAILED,
                        "The credentials kept for " + host + " " + why + ", or send them again with PUT /registries/"
                                + host + ".")
                .with("registry", host.text());
    }
}
