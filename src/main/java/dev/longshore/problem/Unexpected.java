package dev.longshore.problem;

import org.jspecify.annotations.Nullable;

/** A defect, or something nobody foresaw; the cause goes to the log only. */
public final class Unexpected extends Failure {

    private static final long serialVersionUID = 1L;

    /** A failure of the type, its detail naming the thing and the remedy. */
    public Unexpected(ProblemType type, String detail) {
        this(type, detail, null);
    }

    /** The same with the cause, which goes to the log only. */
    public Unexpected(ProblemType type, String detail, @Nullable Throwable cause) {
        super(type, detail, cause);
    }
}
