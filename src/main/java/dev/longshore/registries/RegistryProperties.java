package dev.longshore.registries;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How registries are asked.
 *
 * @param key the key that stored credentials are encrypted with, 32 bytes in base64; without it one is made in the data
 *     folder
 * @param dockerConfig a Docker {@code config.json} whose logins are used for registries that have none here
 * @param connect how long connecting to a registry may take
 * @param answer how long a registry may take for a whole answer, with logging in and redirects
 * @param search how long a registry may take for its part of a search, or for a list of all it has
 * @param freshnessFor how long what was found about a tag is taken for true
 */
@ConfigurationProperties("longshore.registries")
record RegistryProperties(
        @Nullable String key,
        @Nullable Path dockerConfig,
        @DefaultValue("3s") Duration connect,
        @DefaultValue("10s") Duration answer,
        @DefaultValue("15s") Duration search,
        @DefaultValue("5m") Duration freshnessFor) {

    @Override
    public String toString() {
        return "RegistryProperties[key " + (key == null ? "not set" : "set") + ", dockerConfig=" + dockerConfig + "]";
    }
}
