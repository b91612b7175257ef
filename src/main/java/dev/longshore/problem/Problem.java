package dev.longshore.problem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A failure as a value, the way a stored operation or an item of a batch keeps it. It has no link: that is made by
 * {@link ProblemWriter} when the problem is read.
 *
 * @param type what programs compare, and the status
 * @param detail a sentence for people
 * @param members the facts, in their order
 */
public record Problem(ProblemType type, String detail, Map<String, Object> members) {

    /** Keeps the order of the members. */
    public Problem {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** The failure without its stack and cause. */
    public static Problem of(Failure failure) {
        return new Problem(failure.type(), failure.detail(), failure.members());
    }

    /** The same with one more fact. */
    public Problem with(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Problem(type, detail, more);
    }
}
