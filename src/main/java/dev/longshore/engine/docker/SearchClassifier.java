package dev.longshore.engine.docker;

import static dev.longshore.problem.ProblemType.REGISTRY_FAILED;
import static dev.longshore.problem.ProblemType.REGISTRY_RATE_LIMITED;
import static dev.longshore.problem.ProblemType.REGISTRY_TLS;
import static dev.longshore.problem.ProblemType.REGISTRY_UNREACHABLE;

import dev.longshore.problem.Failure;
import dev.longshore.problem.Unavailable;
import dev.longshore.problem.Upstream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells why an engine's search failed. Whatever the registry did, 20.10 answers 500 and 28.5 answers 500 or 400; what it
 * was stands in the message, in the words of moby and of Go's {@code net/http}.
 */
record SearchClassifier(EngineFailures failures) {

    private static final Pattern STATUS = Pattern.compile("(?i)unexpected status code:? (\\d{3})");

    private static final Pattern NO_JSON =
            Pattern.compile("error decoding registry search results|server gave HTTP response");

    /** Before {@link #NOT_REACHED}: the engine tries plain HTTP after TLS has failed, and tells both. */
    private static final Pattern NOT_TRUSTED =
            Pattern.compile("x509:|tls: failed|remote error: tls|certificate signed by");

    private static final Pattern NOT_REACHED = Pattern.compile(
            "no such host|connection refused|connection reset|no route to host|network is unreachable|server misbehaving"
                    + "|i/o timeout|TLS handshake timeout|Client\\.Timeout|context deadline exceeded|proxyconnect|EOF");

    Failure failure(Call call, int status, String message) {
        String registry = String.valueOf(call.subject());
        Matcher answered = STATUS.matcher(message);
        if (answered.find()) {
            return answered(registry, Integer.parseInt(answered.group(1)));
        }
        if (NO_JSON.matcher(message).find()) {
            return new Upstream(REGISTRY_FAILED, registry + " answered the search with something else: " + message)
                    .with("registry", registry);
        }
        if (NOT_TRUSTED.matcher(message).find()) {
            return new Upstream(REGISTRY_TLS, "The engine does not trust " + registry + ": " + message)
                    .with("registry", registry);
        }
        return NOT_REACHED.matcher(message).find()
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
