package dev.longshore.registries;

import dev.longshore.problem.Failure;
import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body of {@code PUT /registries/{registry}}: all there is to know of it. What is left out it has not. */
@Schema(name = "RegistryRequest")
record RegistryRequest(
        @Schema(description = "The user's name, with password.", example = "ci") @Nullable
        String user,

        @Schema(
                description = "The password or access token of the user. It is encrypted, and no answer has it.",
                accessMode = Schema.AccessMode.WRITE_ONLY)
        @Nullable
        String password,

        @Schema(
                description =
                        "An identity token, in place of user and password. It is encrypted, and no answer has it.",
                accessMode = Schema.AccessMode.WRITE_ONLY)
        @Nullable
        String identityToken,

        @Schema(description = "PEM of the authorities whose certificates it may have, beside the system's.") @Nullable
        String caCertificate,

        @Schema(
                description = "Whether its certificate is not verified, and plain HTTP will do where it has no TLS.",
                defaultValue = "false")
        @Nullable
        Boolean insecure) {

    /** Its credentials, empty if it has none. */
    Optional<Credentials> credentials() {
        if (identityToken != null && (user != null || password != null)) {
            throw refuse("identityToken", "goes without user and password. Send one or the other.");
        }
        if (identityToken != null) {
            return Optional.of(new Credentials(null, filled("identityToken", identityToken)));
        }
        if (user == null && password == null) {
            return Optional.empty();
        }
        if (user == null || user.isEmpty() || user.contains(":")) {
            throw refuse("user", "has to be there with a password, not empty and without a colon.");
        }
        return Optional.of(new Credentials(user, filled("password", password)));
    }

    private static String filled(String field, @Nullable String secret) {
        if (secret == null || secret.isEmpty()) {
            throw refuse(field, "is missing or empty.");
        }
        return secret;
    }

    /** The authorities, checked; null if there are none. */
    @Nullable
    String authorities() {
        if (caCertificate != null) {
            try {
                Trust.certificates(caCertificate);
            } catch (IllegalArgumentException _) {
                throw refuse("caCertificate", "is not PEM of certificates (-----BEGIN CERTIFICATE-----).");
            }
        }
        return caCertificate;
    }

    boolean isInsecure() {
        return Boolean.TRUE.equals(insecure);
    }

    /** Never shows the value: it may be a secret in the wrong field. */
    private static Failure refuse(String field, String what) {
        return new Invalid(ProblemType.INVALID_PARAMETER, "The body's field " + field + " " + what)
                .with("parameter", field);
    }

    @Override
    public String toString() {
        return "RegistryRequest[insecure=" + insecure + "]";
    }
}
