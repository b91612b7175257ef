package dev.longshore.testkit;

import java.util.Map;

/** What a {@link RegistryFront} does with a request. */
public sealed interface RegistryFault {

    /** Hands it on, and the answer back. */
    record None() implements RegistryFault {}

    /** Answers that. */
    record Answer(int status, Map<String, String> headers, String body) implements RegistryFault {}

    /** Hands it on, and closes the connection after that many bytes of the answer's body. */
    record Cut(int afterBytes) implements RegistryFault {}

    /** Hands it on, and the answer's body back at that many bytes a second. */
    record Slow(int bytesPerSecond) implements RegistryFault {}

    /** Hands it on, and after that many bytes of the answer's body sends nothing more; the caller has to leave. */
    record Stuck(int afterBytes) implements RegistryFault {}

    /** Never answers; the caller has to leave. */
    record Hang() implements RegistryFault {}

    /** What registries answer to those who ask too often. */
    static RegistryFault rateLimited(int retryAfterSeconds) {
        return new Answer(
                429,
                Map.of("Content-Type", "application/json", "Retry-After", Integer.toString(retryAfterSeconds)),
                "{\"errors\":[{\"code\":\"TOOMANYREQUESTS\",\"message\":\"You have reached your pull rate limit.\"}]}");
    }

    /** What a gateway or a portal answers. */
    static RegistryFault html(int status) {
        return new Answer(status, Map.of("Content-Type", "text/html"), "<html><body>Not a registry</body></html>");
    }
}
