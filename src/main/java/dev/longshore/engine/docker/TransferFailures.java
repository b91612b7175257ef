package dev.longshore.engine.docker;

import static dev.longshore.problem.ProblemType.IMAGE_NOT_FOUND;
import static dev.longshore.problem.ProblemType.INVALID_REFERENCE;
import static dev.longshore.problem.ProblemType.MANIFEST_INVALID;
import static dev.longshore.problem.ProblemType.MANIFEST_NOT_FOUND;
import static dev.longshore.problem.ProblemType.PLATFORM_NOT_AVAILABLE;
import static dev.longshore.problem.ProblemType.REGISTRY_AUTH_FAILED;
import static dev.longshore.problem.ProblemType.REGISTRY_AUTH_REQUIRED;
import static dev.longshore.problem.ProblemType.REGISTRY_DENIED_OR_NOT_FOUND;
import static dev.longshore.problem.ProblemType.REGISTRY_FAILED;
import static dev.longshore.problem.ProblemType.REGISTRY_RATE_LIMITED;
import static dev.longshore.problem.ProblemType.REGISTRY_TLS;
import static dev.longshore.problem.ProblemType.REGISTRY_UNREACHABLE;

import dev.longshore.engine.docker.DockerTransfers.Transfer;
import dev.longshore.problem.Failure;
import dev.longshore.problem.Invalid;
import dev.longshore.problem.NotFound;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Unavailable;
import dev.longshore.problem.Upstream;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The failures of one transfer, each with its words and members. Messages come without secrets. */
record TransferFailures(EngineFailures failures, Transfer transfer) {

    private static final Pattern ACTUAL_PLATFORM = Pattern.compile("actual: (?<platform>[a-z0-9]+/[a-z0-9/]+)");

    Failure unknownTag() {
        String tag = transfer.reference().shortest();
        return new NotFound(IMAGE_NOT_FOUND, "The engine " + failures.name() + " has no image " + tag + " to push.")
                .with("image", tag);
    }

    Failure invalidName(String message) {
        return new Invalid(INVALID_REFERENCE, "The engine refuses the name " + reference() + ": " + message)
                .with("reference", reference())
                .with("reason", message);
    }

    Failure rateLimited(String message) {
        Long seconds = RetryAfter.seconds(message);
        String when = seconds == null ? "Try again later" : "Try again in " + seconds + " s";
        String detail = registry() + " limits how often it may be asked. " + when
                + (transfer.login() == null ? "; with credentials most registries allow more." : ".") + said(message);
        return registry(new Unavailable(REGISTRY_RATE_LIMITED, detail), message).with("retryAfterSeconds", seconds);
    }

    Failure loginWanted(String message) {
        return registry(
                REGISTRY_AUTH_REQUIRED,
                registry() + " wants credentials and got none. Give those of an account that may do this.",
                message);
    }

    /** The registry refused what it was told, or wanted to be told something. */
    Failure unauthorized(String message) {
        return transfer.login() == null
                ? loginWanted(message)
                : registry(
                        REGISTRY_AUTH_FAILED,
                        registry() + " refused the credentials. Correct them; repeating with wrong ones can lock the"
                                + " account.",
                        message);
    }

    Failure denied(String message) {
        String remedy = transfer.login() == null
                ? "Look at the name, or give credentials that may do this."
                : "Look at the name, and whether the credentials may do this.";
        String detail = registry() + " does not say whether " + reference() + " is missing or access is denied. ";
        return registry(REGISTRY_DENIED_OR_NOT_FOUND, detail + remedy, message);
    }

    Failure noManifest(String message) {
        return registry(
                MANIFEST_NOT_FOUND,
                registry() + " has no " + reference() + ". Look at the name and which tags there are.",
                message);
    }

    Failure badManifest(String message) {
        return registry(
                MANIFEST_INVALID,
                "What " + registry() + " has as " + reference() + " is no image that this engine can use. Push it anew,"
                        + " or use a newer engine.",
                message);
    }

    Failure noPlatform(String message) {
        String platform = transfer.platform();
        Matcher actual = ACTUAL_PLATFORM.matcher(message);
        String wanted = platform == null ? "the engine's own platform" : platform;
        return registry(
                        PLATFORM_NOT_AVAILABLE,
                        reference() + " does not exist for " + wanted + ". Ask for a platform that it is offered for.",
                        message)
                .with("platform", platform)
                .with("available", actual.find() ? List.of(actual.group("platform")) : null);
    }

    Failure notTrusted(String message) {
        return registry(
                REGISTRY_TLS,
                "The engine " + failures.name() + " does not trust " + registry() + ". Give the engine its CA under"
                        + " /etc/docker/certs.d/" + registry() + ", or name it there as insecure.",
                message);
    }

    Failure notReached(String message) {
        return registry(
                REGISTRY_UNREACHABLE,
                "The engine " + failures.name() + " cannot reach " + registry() + ", or lost it. Look whether the"
                        + " registry runs and whether the engine's host gets to it.",
                message);
    }

    /** @param status the registry's, 0 where it is not known */
    Failure failed(int status, String message) {
        String answer = status == 0 ? "something else than a registry does" : "status " + status;
        return registry(REGISTRY_FAILED, registry() + " answered with " + answer + ". Look at its log.", message)
                .with("registryStatus", status == 0 ? null : status);
    }

    private Failure registry(ProblemType type, String detail, String message) {
        return registry(new Upstream(type, detail + said(message)), message);
    }

    private Failure registry(Failure failure, String message) {
        return failure.with("engine", failures.name().value())
                .with("reference", reference())
                .with("registry", registry())
                .with("engineMessage", message);
    }

    private static String said(String message) {
        return " The engine said: " + message;
    }

    private String reference() {
        return transfer.reference().shortest();
    }

    private String registry() {
        return transfer.registry();
    }

    /** When registries say to come back: Docker Hub as a header, which engines drop, GHCR as {@code retry-after: 1.2s}. */
    private static final class RetryAfter {

        private static final Pattern TIME = Pattern.compile(
                "retry[- ]after:? ?\"?(?<count>\\d{1,9}(?:\\.\\d+)?) ?(?<unit>ns|us|µs|ms|s|m|h)?\\b",
                Pattern.CASE_INSENSITIVE);

        private static @Nullable Long seconds(String message) {
            Matcher time = TIME.matcher(message);
            if (!time.find()) {
                return null;
            }
            double factor = factor(time.group("unit"));
            return Math.max(1, (long) Math.ceil(Double.parseDouble(time.group("count")) * factor));
        }

        private static double factor(@Nullable String unit) {
            return switch (unit == null ? "s" : unit) {
                case "h" -> 3600;
                case "m" -> 60;
                case "ms" -> 1e-3;
                case "us", "µs" -> 1e-6;
                case "ns" -> 1e-9;
                default -> 1;
            };
        }
    }
}
