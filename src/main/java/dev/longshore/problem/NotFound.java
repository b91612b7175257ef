package dev.longshore.problem;

import org.jspecify.annotations.Nullable;

/** The thing that was asked for is not there. */
public final class NotFound extends Failure {

    private static final long serialVersionUID = 1L;

    /** A failure of the type, its detail naming the thing and the remedy. */
    public NotFound(ProblemType type, String detail) {
        this(type, detail, null);
    }

    /** The same with the cause, which goes to the log only. */
    public NotFound(ProblemType type, String detail, @Nullable Throwable cause) {
        super(type, detail, cause);
    }
}
