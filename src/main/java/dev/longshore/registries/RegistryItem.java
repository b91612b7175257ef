package dev.longshore.registries;

import dev.longshore.access.Caller;
import dev.longshore.access.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A registry that is configured. */
@Schema(name = "Registry")
record RegistryItem(
        @Schema(description = "Its host, with its port if it has one; docker.io for Docker Hub.")
        String registry,

        @Schema(description = "What it is told of who we are; absent if it is asked without credentials.") @Nullable
        Login credentials,

        @Schema(description = "PEM of the authorities that are trusted beside the system's.") @Nullable
        String caCertificate,

        @Schema(description = "Whether its certificate is not verified, and plain HTTP will do.")
        boolean insecure,

        @Schema(description = "When it was set up.") Instant createdAt,

        @Schema(description = "When it was last set up anew.")
        Instant changedAt) {

    /** What is told of credentials. */
    @Schema(name = "RegistryCredentials")
    record Login(
            @Schema(
                    description = "password or identity-token.",
                    allowableValues = {Credentials.PASSWORD, Credentials.IDENTITY_TOKEN})
            String kind,

            @Schema(description = "The user's name, for operators; absent with an identity token.") @Nullable
            String user) {}

    /** The registries, by host. */
    @Schema(name = "RegistryList")
    record All(List<RegistryItem> items) {}

    static RegistryItem of(StoredRegistry registry, Caller caller) {
        return new RegistryItem(
                registry.host().text(),
                login(registry.credentials(), caller),
                registry.caCertificate(),
                registry.insecure(),
                registry.createdAt(),
                registry.changedAt());
    }

    private static @Nullable Login login(StoredRegistry.@Nullable Kept kept, Caller caller) {
        boolean shown = caller.role().covers(Role.OPERATOR);
        return kept == null ? null : new Login(kept.kind(), shown ? kept.user() : null);
    }
}
