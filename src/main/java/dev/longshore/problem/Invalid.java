package dev.longshore.problem;

import org.jspecify.annotations.Nullable;

/** The request itself cannot be accepted as it is. */
public final class Invalid extends Failure {

    private static final long serialVersionUID = 1L;

    /** A failure of the type, its detail naming the thing and the remedy. */
    public Invalid(ProblemType type, String detail) {
        this(type, detail, null);
    }

    /** The same with the cause, which goes to the log only. */
    public Invalid(ProblemType type, String detail, @Nullable Throwable cause) {
        super(type, detail, cause);
    }
}
