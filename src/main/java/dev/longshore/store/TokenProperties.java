package dev.longshore.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may call.
 *
 * @param tokens tokens beside those in the store; only their hashes are configured
 */
@ConfigurationProperties("longshore.security")
record TokenProperties(@DefaultValue List<Entry> tokens) {

    /**
     * A configured token.
     *
     * @param name what logs and audit call it; no two tokens share one
     * @param role viewer, operator or admin
     * @param sha256 the SHA-256 of the token in 64 hex digits
     */
    record Entry(
            @Nullable String name,
            @Nullable String role,
            @Nullable String sha256) {}
}
