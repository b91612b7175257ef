package dev.longshore.registries;

import dev.longshore.problem.Failure;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a registry answers when it is asked whether it is one. */
@Schema(name = "RegistryCheck")
record RegistryCheck(
        @Schema(description = "Its host.") String registry,

        @Schema(description = "ok, or what is wrong.") Status status,

        @Schema(description = "Whether anything answered there.")
        boolean reachable,

        @Schema(description = "verified, unverified, none for plain HTTP, or failed; absent if nothing answered.")
        @Nullable
        Tls tls,

        @Schema(
                description =
                        "accepted, not-needed, needed or failed: what it said to the credentials; absent if it did not come"
                                + " to that.")
        @Nullable
        Auth credentials,

        @Schema(description = "Its Docker-Distribution-Api-Version.") @Nullable
        String apiVersion,

        @Schema(description = "How long it took, with logging in.")
        long latencyMillis,

        @Schema(description = "The code of the problem that a pull would most likely end in; absent if all is well.")
        @Nullable
        String code,

        @Schema(description = "What is wrong, and the remedy; absent if all is well.") @Nullable
        String detail) {

    /** What a check comes to. */
    enum Status {
        OK,
        AUTH_REQUIRED,
        AUTH_FAILED,
        TLS_FAILED,
        UNREACHABLE,
        RATE_LIMITED,
        FAILED
    }

    /** How the connection is kept from others. */
    enum Tls {
        VERIFIED,
        UNVERIFIED,
        NONE,
        FAILED
    }

    /** What came of the credentials. */
    enum Auth {
        ACCEPTED,
        NOT_NEEDED,
        NEEDED,
        FAILED
    }

    static RegistryCheck of(RegistryTarget target, RegistryCalls.Answered answered, long millis) {
        Tls tls = !answered.secure() ? Tls.NONE : target.trust().verifies() ? Tls.VERIFIED : Tls.UNVERIFIED;
        return new RegistryCheck(
                target.host().text(),
                Status.OK,
                true,
                tls,
                answered.loggedIn() ? Auth.ACCEPTED : Auth.NOT_NEEDED,
                answered.reply().header("Docker-Distribution-Api-Version").orElse(null),
                millis,
                null,
                null);
    }

    static RegistryCheck of(RegistryHost host, Failure failure, long millis) {
        Status status = status(failure);
        return new RegistryCheck(
                host.text(),
                status,
                status != Status.UNREACHABLE,
                status == Status.TLS_FAILED ? Tls.FAILED : null,
                status == Status.AUTH_REQUIRED ? Auth.NEEDED : status == Status.AUTH_FAILED ? Auth.FAILED : null,
                null,
                millis,
                failure.type().code(),
                failure.detail());
    }

    private static Status status(Failure failure) {
        return switch (failure.type()) {
            case REGISTRY_AUTH_REQUIRED -> Status.AUTH_REQUIRED;
            case REGISTRY_AUTH_FAILED -> Status.AUTH_FAILED;
            case REGISTRY_TLS -> Status.TLS_FAILED;
            case REGISTRY_UNREACHABLE -> Status.UNREACHABLE;
            case REGISTRY_RATE_LIMITED -> Status.RATE_LIMITED;
            default -> Status.FAILED;
        };
    }
}
