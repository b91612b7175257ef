package dev.longshore.registries;

import dev.longshore.problem.Failure;
import java.util.Locale;

/** How a registry answered a search. */
public enum SearchStatus {
    /** With all that it has. */
    ANSWERED,
    /** With so much that it was not asked for all. */
    TRUNCATED,
    /** It lets us not list what it has; the very name was looked for. */
    DENIED,
    /** It lists nothing for nobody; the very name was looked for. */
    UNSUPPORTED,
    /** Not at all. */
    UNREACHABLE,
    /** That it is asked too often. */
    RATE_LIMITED,
    /** With a failure. */
    FAILED;

    /** What a failure comes to. */
    public static SearchStatus of(Failure failure) {
        return switch (failure.type()) {
            case REGISTRY_AUTH_REQUIRED, REGISTRY_AUTH_FAILED, REGISTRY_DENIED_OR_NOT_FOUND -> DENIED;
            case REGISTRY_UNREACHABLE -> UNREACHABLE;
            case REGISTRY_RATE_LIMITED -> RATE_LIMITED;
            default -> FAILED;
        };
    }

    /** Such as {@code rate-limited}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
