package dev.longshore.engine;

import dev.longshore.problem.Failure;
import java.util.Locale;

/** What became of a change whose call failed: the member {@code outcome} of its failure. */
public enum ChangeOutcome {
    /** The call went out, and whether the engine did it nobody knows. */
    UNKNOWN,
    /** The engine was looked at afterwards, and nothing had changed. */
    UNCHANGED,
    /** The engine was looked at afterwards, and some of it was done. */
    PARTIAL;

    private static final String MEMBER = "outcome";

    /** The word in answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Says so in the failure, in place of what it said before; a failure of a type that has no such member stays as it is. */
    public Failure of(Failure failure) {
        return failure.type().members().contains(MEMBER) ? failure.with(MEMBER, word()) : failure;
    }

    /** Whether the engine may have done what the failed call asked for. */
    public static boolean isUnknown(Failure failure) {
        return UNKNOWN.word().equals(failure.members().get(MEMBER));
    }
}
