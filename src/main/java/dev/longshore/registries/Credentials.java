package dev.longshore.registries;

import dev.longshore.engine.RegistryLogin;
import org.jspecify.annotations.Nullable;

/**
 * What a registry is to be told of who we are. The secret is in no text of it.
 *
 * @param user the user's name; null with an identity token
 * @param secret the password, or the identity token
 */
record Credentials(@Nullable String user, String secret) {

    /** The kinds, as answers and the store spell them. */
    static final String PASSWORD = "password";

    static final String IDENTITY_TOKEN = "identity-token";

    String kind() {
        return user == null ? IDENTITY_TOKEN : PASSWORD;
    }

    /** The login for a registry. */
    RegistryLogin login(RegistryHost host, String source) {
        return user == null
                ? new RegistryLogin(host.text(), null, null, secret, source)
                : new RegistryLogin(host.text(), user, secret, null, source);
    }

    @Override
    public String toString() {
        return "Credentials[" + kind() + "]";
    }
}
