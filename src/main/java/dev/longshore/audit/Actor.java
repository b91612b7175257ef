package dev.longshore.audit;

import dev.longshore.access.Caller;
import dev.longshore.access.Role;
import dev.longshore.problem.Denied;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;

/**
 * Who asks for a change, and from where.
 *
 * @param caller whose token it is
 * @param peer the address the request came from, as the trusted proxies tell it
 * @param requestId the request's id
 */
public record Actor(Caller caller, String peer, String requestId) {

    /**
     * Checks that the caller may do something that not everyone may who may use the route.
     *
     * @param what in words, as {@code "force=true"}
     * @throws Denied {@code forbidden}
     */
    public void mustBe(Role required, String what) {
        if (!caller.role().covers(required)) {
            throw forbidden(caller, required, what);
        }
    }

    /** The failure {@code forbidden} of a caller who may not do that, with both roles. */
    public static Failure forbidden(Caller caller, Role required, String what) {
        return new Denied(
                        ProblemType.FORBIDDEN,
                        what + " needs the role " + required.word() + "; the token " + caller.name() + " has the role "
                                + caller.role().word() + ".")
                .with("required", required.word())
                .with("role", caller.role().word());
    }
}
