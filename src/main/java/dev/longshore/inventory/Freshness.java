package dev.longshore.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How new a snapshot has to be. */
public sealed interface Freshness {

    /** The directive, apart from others (RFC 9111, section 5.2). */
    Pattern NO_CACHE = Pattern.compile("(?i)(?:^|,)\\s*no-cache\\s*(?:,|$)");

    /** True at the moment the question came. */
    record Any() implements Freshness {}

    /** Made of lists that were asked for at or after this moment. */
    record StartedAfter(Instant moment) implements Freshness {}

    /** At most this old, even if the engine cannot be asked. */
    record AtMostOld(Duration age) implements Freshness {}

    /**
     * What a request asks for.
     *
     * @param cacheControl its {@code Cache-Control} header, null if it has none
     * @param now the moment it came
     */
    static Freshness asked(@Nullable String cacheControl, Instant now) {
        return cacheControl != null && NO_CACHE.matcher(cacheControl).find() ? startedAfter(now) : any();
    }

    /** What a read without cache directives asks for. */
    static Freshness any() {
        return new Any();
    }

    /** What {@code Cache-Control: no-cache} asks for. */
    static Freshness startedAfter(Instant moment) {
        return new StartedAfter(moment);
    }
}
