package dev.longshore.engine.docker;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** Reads times of lists: seconds since 1970 on engines, RFC 3339 on some of their relatives. */
final class Times {

    private Times() {}

    /** The time, or null if it is absent or says "unknown": the year 1 or 1970, both of which Go's zero time becomes. */
    static @Nullable Instant read(JsonParser parser) {
        Long seconds = Json.number(parser);
        Instant time = seconds == null ? parse(Json.textOrEmpty(parser)) : ofSeconds(seconds);
        return time == null || time.getEpochSecond() <= 0 ? null : time;
    }

    /** The same as a list of images has it. */
    static @Nullable Instant inSeconds(JsonParser parser) {
        Instant time = read(parser);
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS);
    }

    static @Nullable Instant ofSeconds(long seconds) {
        boolean possible = seconds <= Instant.MAX.getEpochSecond() && seconds >= Instant.MIN.getEpochSecond();
        return possible ? Instant.ofEpochSecond(seconds) : null;
    }

    private static @Nullable Instant parse(String text) {
        try {
            return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
