package dev.longshore.fakes;

import dev.longshore.access.Caller;
import dev.longshore.access.Role;
import dev.longshore.audit.Actor;
import dev.longshore.engine.Engine;
import dev.longshore.operations.Asked;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Upstream;

/** Who asks in tests, and what an engine that hangs answers. */
public final class Requests {

    private Requests() {}

    /** An operator from nowhere. */
    public static Asked operator(Engine engine) {
        return by(Role.OPERATOR, engine);
    }

    /** An administrator. */
    public static Asked admin(Engine engine) {
        return by(Role.ADMIN, engine);
    }

    private static Asked by(Role role, Engine engine) {
        return new Asked(engine, "", actor(role));
    }

    /** Somebody with a role. */
    public static Actor actor(Role role) {
        return new Actor(new Caller("ci", role), "192.0.2.7", "request-1");
    }

    /** A change that was not answered in time: the engine may have done it. */
    public static Failure timeout() {
        return new Upstream(ProblemType.ENGINE_TIMEOUT, "The engine did not answer in time.")
                .with("outcome", "unknown");
    }
}
