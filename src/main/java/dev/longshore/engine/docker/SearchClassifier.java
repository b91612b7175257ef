package dev.longshore.engine.docker;

import static dev.longshore.problem.ProblemType.REGISTRY_FAILED;
import static dev.longshore.problem.ProblemType.REGISTRY_RATE_LIMITED;
import static dev.longshore.problem.ProblemType.REGISTRY_TLS;
import static dev.longshore.problem.ProblemType.REGISTRY_UNREACHABLE;

import dev.longshore.problem.Failure;
import dev.longshore.problem.Unavailable;
import dev.longshore.problem.Upstream;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Tells why an engine's search failed. Whatever the registry did, 20.10 answers 500 and 28.5 answers 500 or 400; what it
 * was stands in the message, in the words of moby and of Go's {@code net/http}.
 */
record SearchClassifier(EngineFailures failures) {

    private static final Pattern NO_JSON =
            Pattern.compile("error decoding registry search results|server gave HTTP response");

    Failure failure(Call call, int status, String message) {
        String registry = String.valueOf(call.subject());
        OptionalInt answered = RegistryTexts.status(message);
        if (answered.isPresent()) {
            return answered(registry, answered.getAsInt());
        }
        if (NO_JSON.matcher(message).find()) {
            return new Upstream(REGISTRY_FAILED, registry + " answered the search with something else: " + message)
                    .with("registry", registry);
        }
        if (RegistryTexts.isNotTrusted(message)) {
            return new Upstream(REGISTRY_TLS, "The engine does not trust " + registry + ": " + message)
                    .with("registry", registry);
        }
        return RegistryTexts.isNotReached(message)
                ? new Upstream(REGISTRY_UNREACHABLE, "The engine cannot reach " + registry + ": " + message)
                        .with("registry", registry)
                : failures.failed(call, status, message);
    }

    private static Failure answered(String registry, int status) {
        return status == 429
                ? new Unavailable(
                                REGISTRY_RATE_LIMITED,
                                registry + " limits how often it may be searched. Try again later.")
                        .with("registry", registry)
                : new Upstream(REGISTRY_FAILED, registry + " answered the search with status " + status + ".")
                        .with("registry", registry)
                        .with("registryStatus", status);
    }
}
