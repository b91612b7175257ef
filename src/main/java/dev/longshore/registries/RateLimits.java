package dev.longshore.registries;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Unavailable;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which registries want to be left alone, and until when. When the time is over one request goes first; the others wait for
 * what it is told.
 */
@Component
class RateLimits {

    private static final Duration FIRST_STEP = Duration.ofSeconds(30);
    private static final Duration LONGEST_STEP = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int MOST = 1000;

    private final Clock clock;
    private final Cache<RegistryHost, Rest> rests =
            Caffeine.newBuilder().maximumSize(MOST).build();

    /**
     * A pause.
     *
     * @param until when it ends
     * @param step how long it is if the registry does not say
     * @param tried whether it is over and one went first
     */
    private record Rest(Instant until, Duration step, boolean tried) {}

    RateLimits(Clock clock) {
        this.clock = clock;
    }

    /** @throws Unavailable {@code registry-rate-limited} if the registry wants to be left alone */
    void check(RegistryHost host) {
        Instant now = clock.instant();
        rests.asMap().computeIfPresent(host, (same, rest) -> {
            if (now.isBefore(rest.until())) {
                throw limited(host, Duration.between(now, rest.until()));
            }
            return new Rest(now.plus(rest.step()), rest.step(), true); // this one goes first
        });
    }

    /** The registry answered, and not that it is asked too often. */
    void passed(RegistryHost host) {
        rests.invalidate(host);
    }

    /**
     * The registry said that it is asked too often.
     *
     * @param retryAfter its header, empty if there is none
     * @return what to tell the caller
     */
    Failure limit(RegistryHost host, Optional<String> retryAfter) {
        Instant now = clock.instant();
        Rest rest = rests.asMap().compute(host, (same, before) -> {
            Duration step = step(before);
            Duration wait = retryAfter.flatMap(text -> wait(text, now)).orElse(step);
            return new Rest(now.plus(wait), step, false);
        });
        return limited(host, Duration.between(now, rest.until()));
    }

    /** Those that were on their way together are told the same, and count as one. */
    private static Duration step(@Nullable Rest before) {
        if (before == null) {
            return FIRST_STEP;
        }
        return before.tried() ? doubled(before.step()) : before.step();
    }

    private static Duration doubled(Duration step) {
        Duration twice = step.multipliedBy(2);
        return twice.compareTo(LONGEST_STEP) < 0 ? twice : LONGEST_STEP;
    }

    /** Seconds, or a date (RFC 9110, section 10.2.3). */
    private static Optional<Duration> wait(String text, Instant now) {
        try {
            Duration wait = text.strip().matches("[0-9]{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(text.strip()))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return Optional.of(wait.compareTo(LONGEST) > 0 ? LONGEST : wait).filter(Duration::isPositive);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Failure limited(RegistryHost host, Duration left) {
        long seconds = Math.max(1, left.plusMillis(999).toSeconds());
        return new Unavailable(
                        ProblemType.REGISTRY_RATE_LIMITED,
                        host + " limits how often it may be asked. Longshore asks it again in " + seconds
                                + " s at the earliest; with credentials the limit may be higher.")
                .with("registry", host.text())
                .with("retryAfterSeconds", seconds);
    }
}
