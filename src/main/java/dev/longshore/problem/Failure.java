package dev.longshore.problem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whatever makes an answer something else than what was asked for. Sealed by class; carries its type, a detail that
 * names the thing and the remedy, and members: facts that programs read and that this package does not look into.
 */
public abstract sealed class Failure extends RuntimeException
        permits NotFound, Conflict, Invalid, Denied, Unavailable, Upstream, Unexpected {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final String detail;
    private final transient Map<String, Object> members = new LinkedHashMap<>();

    Failure(ProblemType type, String detail, @Nullable Throwable cause) {
        super(type.code() + ": " + detail, cause);
        this.type = type;
        this.detail = detail;
    }

    /**
     * Adds a member; a null value is left out. The value is anything the JSON mapper writes: text, number, list, map or
     * record.
     *
     * @throws IllegalArgumentException if the type does not declare a member of this name
     */
    public Failure with(String member, @Nullable Object value) {
        if (!type.members().contains(member)) {
            throw new IllegalArgumentException(type.code() + " declares no member " + member);
        }
        if (value != null) {
            members.put(member, value);
        }
        return this;
    }

    /** What programs compare, and the status. */
    public ProblemType type() {
        return type;
    }

    /** A sentence for people: the thing and the remedy. */
    public String detail() {
        return detail;
    }

    /** The facts, in the order they were added. */
    public Map<String, Object> members() {
        return Collections.unmodifiableMap(members);
    }
}
