package dev.longshore.transfers;

import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import java.time.Duration;
import java.util.Optional;

/** Whether and when a transfer that failed is tried again. */
record Retries(int attempts, Duration backOff) {

    /** A registry that wants more patience than this is left alone. */
    private static final Duration MOST = Duration.ofMinutes(1);

    /**
     * How long to wait before the next attempt.
     *
     * @param attempt the number of the one that failed, from 1
     * @param begun whether layers had begun to move, so that the registry was there and let us in
     * @return empty if another attempt would not help
     */
    Optional<Duration> after(Failure failure, int attempt, boolean begun) {
        if (attempt >= attempts || !canHelp(failure.type(), begun)) {
            return Optional.empty();
        }
        Duration pause = backOff.multipliedBy(1L << Math.min(attempt - 1, 20));
        Duration asked = failure.members().get("retryAfterSeconds") instanceof Integer seconds
                ? Duration.ofSeconds(seconds)
                : Duration.ZERO;
        Duration longer = pause.compareTo(asked) > 0 ? pause : asked;
        return longer.compareTo(MOST) > 0 ? Optional.empty() : Optional.of(longer);
    }

    /**
     * A name that does not resolve and a port that nobody listens at are told at once; a line that broke is not. An engine
     * that is gone is mostly being started again, and must not take all that waits for it along.
     */
    private static boolean canHelp(ProblemType type, boolean begun) {
        return switch (type) {
            case REGISTRY_RATE_LIMITED, REGISTRY_FAILED, ENGINE_UNREACHABLE -> true;
            case REGISTRY_UNREACHABLE -> begun;
            default -> false;
        };
    }
}
