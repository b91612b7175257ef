package dev.longshore.problem;

import org.jspecify.annotations.Nullable;

/** The caller may not do this, or not from there. */
public final class Denied extends Failure {

    private static final long serialVersionUID = 1L;

    /** A failure of the type, its detail naming the thing and the remedy. */
    public Denied(ProblemType type, String detail) {
        this(type, detail, null);
    }

    /** The same with the cause, which goes to the log only. */
    public Denied(ProblemType type, String detail, @Nullable Throwable cause) {
        super(type, detail, cause);
    }
}
