package dev.longshore.problem;

import org.jspecify.annotations.Nullable;

/** The engine or a registry failed, or did not answer in time. */
public final class Upstream extends Failure {

    private static final long serialVersionUID = 1L;

    /** A failure of the type, its detail naming the thing and the remedy. */
    public Upstream(ProblemType type, String detail) {
        this(type, detail, null);
    }

    /** The same with the cause, which goes to the log only. */
    public Upstream(ProblemType type, String detail, @Nullable Throwable cause) {
        super(type, detail, cause);
    }
}
