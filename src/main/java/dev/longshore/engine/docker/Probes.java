package dev.longshore.engine.docker;

import dev.longshore.engine.EngineStatus.Capability;
import dev.longshore.problem.Failure;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries what a socket proxy leaves open, with requests that change nothing: they ask for, or want to stop or tag, an id of
 * zeros, which nothing has, or for the events of one long-gone second. A proxy answers 403, an engine 404 or 200.
 */
record Probes(Calls calls) {

    private static final Logger LOG = LoggerFactory.getLogger(Probes.class);
    private static final String NOTHING = "0".repeat(64);

    /** What is open; tried once a session. A probe that fails otherwise says nothing and is tried again next time. */
    Map<Capability, Boolean> capabilities(Session session) {
        Map<Capability, Boolean> known = session.capabilities().get();
        if (known != null) {
            return known;
        }
        Map<Capability, Boolean> tried = new EnumMap<>(Capability.class);
        for (Capability capability : Capability.values()) {
            isOpen(capability).ifPresent(open -> tried.put(capability, open));
        }
        Map<Capability, Boolean> result = Collections.unmodifiableMap(tried);
        if (result.size() == Capability.values().length) {
            session.capabilities().set(result);
        }
        return result;
    }

    private Optional<Boolean> isOpen(Capability capability) {
        try {
            return Optional.of(probe(capability));
        } catch (Failure e) {
            LOG.debug("Whether {} is open could not be tried: {}", capability, e.detail());
            return Optional.empty();
        }
    }

    private boolean probe(Capability capability) {
        return switch (capability) {
            case IMAGES -> get("/images/" + NOTHING + "/json");
            case CONTAINERS -> get("/containers/" + NOTHING + "/json");
            case INFO -> get("/info");
            case VERSION -> get("/version");
            case EVENTS -> get("/events?since=1&until=1");
            case POST ->
                post("/containers/" + NOTHING + "/stop")
                        || post("/images/" + NOTHING + "/tag?repo=longshore-probe&tag=probe");
        };
    }

    private boolean get(String path) {
        return isAllowed(calls.status(Call.get(CallKind.PROBE, path)));
    }

    private boolean post(String path) {
        return isAllowed(calls.status(Call.post(CallKind.PROBE, path)));
    }

    private static boolean isAllowed(int status) {
        return status != 401 && status != 403;
    }
}
