package dev.longshore.engine;

import org.jspecify.annotations.Nullable;

/**
 * What a registry is told of who we are. Its secrets are in no text of it.
 *
 * @param registry the registry's host, with its port if it has one; {@code docker.io} for Docker Hub
 * @param user the user's name, null with an identity token
 * @param password the password, null with an identity token
 * @param identityToken an identity token, null with a password
 * @param source where it comes from, as {@code registries} or {@code config.json}: transfers of the same image with
 *     logins of different sources are different transfers
 */
public record RegistryLogin(
        String registry,
        @Nullable String user,
        @Nullable String password,
        @Nullable String identityToken,
        String source) {

    @Override
    public String toString() {
        return "RegistryLogin[" + registry + ", from " + source + "]";
    }
}
