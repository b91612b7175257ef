package dev.longshore.problem;

import org.jspecify.annotations.Nullable;

/** It cannot be answered now; the same request can succeed later. */
public final class Unavailable extends Failure {

    private static final long serialVersionUID = 1L;

    /** A failure of the type, its detail naming the thing and the remedy. */
    public Unavailable(ProblemType type, String detail) {
        this(type, detail, null);
    }

    /** The same with the cause, which goes to the log only. */
    public Unavailable(ProblemType type, String detail, @Nullable Throwable cause) {
        super(type, detail, cause);
    }
}
