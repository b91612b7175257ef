package dev.longshore.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How new a snapshot has to be. */
public sealed interface Freshness {

    /** The directive, apart from others (RFC 9111, section 5.2). */
    Pattern NO_CACHE = Pattern.compile("(?i)(?:^|,)\\s*no-cache\\s*(?:,|$)");

    /** {@code max-stale}, or with the most seconds that are accepted (section 5.2.1.2). */
    Pattern MAX_STALE = Pattern.compile("(?i)(?:^|,)\\s*max-stale(?:=\"?([0-9]{1,9})\"?)?\\s*(?:,|$)");

    /** What {@code max-stale} without a number accepts. */
    Duration ANY_AGE = Duration.ofDays(36_500);

    /** True at the moment the question came. */
    record Any() implements Freshness {}

    /** Made of lists that were asked for at or after this moment. */
    record StartedAfter(Instant moment) implements Freshness {}

    /** True now, or where the engine cannot tell, known to have been true at most this long ago. */
    record AtMostOld(Duration age) implements Freshness {

        boolean accepts(Snapshot snapshot) {
            Duration old = snapshot.age();
            return old == null || old.compareTo(age) <= 0;
        }
    }

    /**
     * What a request asks for.
     *
     * @param cacheControl its {@code Cache-Control} header, null if it has none
     * @param now the moment it came
     */
    static Freshness asked(@Nullable String cacheControl, Instant now) {
        if (cacheControl == null) {
            return any();
        }
        if (NO_CACHE.matcher(cacheControl).find()) {
            return startedAfter(now);
        }
        Matcher stale = MAX_STALE.matcher(cacheControl);
        return stale.find() ? new AtMostOld(stale.group(1) == null ? ANY_AGE : seconds(stale.group(1))) : any();
    }

    private static Duration seconds(String digits) {
        return Duration.ofSeconds(Long.parseLong(digits));
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
