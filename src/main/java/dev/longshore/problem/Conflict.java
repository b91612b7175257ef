package dev.longshore.problem;

import org.jspecify.annotations.Nullable;

/** The request is well formed, and the state of things forbids it. */
public final class Conflict extends Failure {

    private static final long serialVersionUID = 1L;

    /** A failure of the type, its detail naming the thing and the remedy. */
    public Conflict(ProblemType type, String detail) {
        this(type, detail, null);
    }

    /** The same with the cause, which goes to the log only. */
    public Conflict(ProblemType type, String detail, @Nullable Throwable cause) {
        super(type, detail, cause);
    }
}
