package dev.longshore.representation;

import dev.longshore.access.Caller;
import dev.longshore.access.Role;

/** How much of a resource a caller sees. */
public enum View {
    /** Of environment variables and build arguments the names only. */
    MASKED,
    /** Everything. */
    FULL;

    /** What this caller sees: viewers see masked values. */
    public static View of(Caller caller) {
        return caller.role().covers(Role.OPERATOR) ? FULL : MASKED;
    }
}
