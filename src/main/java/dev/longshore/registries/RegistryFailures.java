package dev.longshore.registries;

import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Upstream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * The failures of a registry, each with its words and members.
 *
 * @param host the registry
 * @param asked what was asked for, as {@code team/app:1.0}; null for the registry itself
 */
record RegistryFailures(RegistryHost host, @Nullable String asked) {

    private @Nullable String reference() {
        return asked == null || asked.equals(Ask.CATALOGUE) ? null : host + "/" + asked;
    }

    Failure of(IOException thrown) {
        return switch (thrown) {
            case Wire.TooLong tooLong -> failed("answered with " + tooLong.getMessage());
            case SSLException tls -> tls(tls);
            case HttpTimeoutException late -> unreachable("does not answer in time", late);
            default -> unreachable("cannot be reached (" + words(thrown) + ")", thrown);
        };
    }

    private Failure tls(SSLException thrown) {
        boolean certificate = thrown instanceof SSLHandshakeException
                && String.valueOf(thrown.getMessage()).matches("(?s).*(PKIX|certif|subject alternative|No name).*");
        String detail = certificate
                ? "The certificate of " + host + " is not trusted: "
                        + root(thrown).getMessage() + ". Set caCertificate to its authority's with PUT /registries/"
                        + host + "."
                : host + " does not speak TLS as expected: " + thrown.getMessage()
                        + ". If it speaks plain HTTP only, set insecure with PUT /registries/" + host + ".";
        return new Upstream(ProblemType.REGISTRY_TLS, detail, thrown).with("registry", host.text());
    }

    private Failure unreachable(String what, IOException thrown) {
        return new Upstream(
                        ProblemType.REGISTRY_UNREACHABLE,
                        host + " " + what + ". Look whether it runs and whether this machine may reach it.",
                        thrown)
                .with("registry", host.text());
    }

    /** The JDK names its own classes on the way to what is wrong with a certificate. */
    private static Throwable root(Throwable thrown) {
        return thrown.getCause() == null ? thrown : root(thrown.getCause());
    }

    /** The JDK has no words for a connection that is refused. */
    private static String words(IOException thrown) {
        String message = thrown.getMessage();
        if (message == null || message.isEmpty()) {
            return thrown instanceof ConnectException
                    ? "nobody answers there"
                    : thrown.getClass().getSimpleName();
        }
        return message;
    }

    Failure failed(String what) {
        return new Upstream(ProblemType.REGISTRY_FAILED, host + " " + what + ".").with("registry", host.text());
    }

    Failure failed(int status) {
        return new Upstream(
                        ProblemType.REGISTRY_FAILED,
                        host + " answered with status " + status
                                + (asked == null ? "." : " when asked for " + asked + "."))
                .with("registry", host.text())
                .with("registryStatus", status);
    }

    Failure authRequired() {
        String what = asked == null ? "" : " for " + asked;
        return new Upstream(
                        ProblemType.REGISTRY_AUTH_REQUIRED,
                        host + " wants credentials" + what + ", and none are configured. Set them with PUT /registries/"
                                + host + ".")
                .with("registry", host.text());
    }

    Failure authFailed() {
        return new Upstream(
                        ProblemType.REGISTRY_AUTH_FAILED,
                        host + " refused the credentials that are configured for it. Correct them with PUT /registries/"
                                + host + ".")
                .with("registry", host.text());
    }

    Failure deniedOrNotFound() {
        return new Upstream(
                        ProblemType.REGISTRY_DENIED_OR_NOT_FOUND,
                        host + " has no " + asked + ", or does not let us see it.")
                .with("registry", host.text())
                .with("reference", reference());
    }

    Failure manifestNotFound() {
        return new Upstream(ProblemType.MANIFEST_NOT_FOUND, host + " has no " + asked + ".")
                .with("registry", host.text())
                .with("reference", reference());
    }

    Failure manifestInvalid(String why) {
        return new Upstream(ProblemType.MANIFEST_INVALID, "The manifest of " + asked + " in " + host + " " + why + ".")
                .with("registry", host.text())
                .with("reference", reference());
    }
}
