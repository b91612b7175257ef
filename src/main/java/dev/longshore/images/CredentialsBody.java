package dev.longshore.images;

import dev.longshore.engine.RegistryLogin;
import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Credentials for one transfer. They are kept nowhere, and are in no text. */
@Schema(name = "Credentials")
record CredentialsBody(
        @Nullable String user,

        @Schema(accessMode = Schema.AccessMode.WRITE_ONLY, format = "password") @Nullable
        String password,

        @Schema(
                description = "In place of user and password.",
                accessMode = Schema.AccessMode.WRITE_ONLY,
                format = "password")
        @Nullable
        String identityToken) {

    /**
     * The login for the registry of what is transferred.
     *
     * @throws Invalid {@code malformed-body} if it is neither a user with a password nor an identity token
     */
    RegistryLogin login(String registry) {
        boolean byPassword = user != null && !user.isEmpty() && password != null && identityToken == null;
        boolean byToken = identityToken != null && !identityToken.isEmpty() && user == null && password == null;
        if (!byPassword && !byToken) {
            throw new Invalid(
                    ProblemType.MALFORMED_BODY,
                    "credentials has to hold either user and password, or identityToken alone.");
        }
        return new RegistryLogin(registry, user, password, identityToken, "request");
    }

    @Override
    public String toString() {
        return "CredentialsBody[" + (identityToken == null ? "password" : "identity token") + "]";
    }
}
