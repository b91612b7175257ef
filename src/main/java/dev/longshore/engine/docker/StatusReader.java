package dev.longshore.engine.docker;

import static dev.longshore.engine.EngineStatus.Capability.INFO;
import static dev.longshore.engine.EngineStatus.Capability.VERSION;

import dev.longshore.engine.EngineStatus;
import dev.longshore.engine.EngineStatus.Capability;
import dev.longshore.engine.EngineStatus.Reachable;
import dev.longshore.engine.EngineStatus.Store;
import dev.longshore.engine.EngineStatus.Unreachable;
import dev.longshore.problem.Failure;
import dev.longshore.problem.Upstream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Puts together what an engine says of itself. */
record StatusReader(Calls calls) {

    private static final Logger LOG = LoggerFactory.getLogger(StatusReader.class);

    EngineStatus status() {
        try {
            Session session = calls.ping();
            return reachable(session, new Probes(calls).capabilities(session));
        } catch (Failure e) {
            return new Unreachable(e);
        }
    }

    private Reachable reachable(Session session, Map<Capability, Boolean> capabilities) {
        JsonNode version = said(capabilities.get(VERSION), Call.get(CallKind.VERSION, "/version"));
        JsonNode info = said(capabilities.get(INFO), Call.get(CallKind.INFO, "/info"));
        return new Reachable(
                first(version.path("Version"), info.path("ServerVersion")),
                session.newest().toString(),
                session.oldest() == null ? null : session.oldest().toString(),
                session.version().toString(),
                first(version.path("Os"), info.path("OSType")),
                first(version.path("Arch"), info.path("Architecture")),
                first(info.path("Driver"), MissingNode.getInstance()),
                store(info),
                capabilities);
    }

    /** The document, or a missing node where asking is forbidden or fails for that document alone. */
    private JsonNode said(@Nullable Boolean open, Call call) {
        if (Boolean.FALSE.equals(open)) {
            return MissingNode.getInstance();
        }
        try {
            return calls.ask(call, JsonDocument::read).json();
        } catch (Upstream e) {
            LOG.debug("The status goes without {}: {}", call.path(), e.detail());
            return MissingNode.getInstance();
        }
    }

    private static @Nullable String first(JsonNode one, JsonNode other) {
        String text = one.asString("");
        String filled = text.isEmpty() ? other.asString("") : text;
        return filled.isEmpty() ? null : filled;
    }

    /** {@code DriverStatus} holds pairs; the containerd store says so in one of them ({@code daemon/containerd} of moby). */
    private static @Nullable Store store(JsonNode info) {
        if (!info.has("Driver")) {
            return null;
        }
        boolean containerd = info.path("DriverStatus")
                .valueStream()
                .anyMatch(pair -> pair.path(0).asString("").equals("driver-type")
                        && pair.path(1).asString("").startsWith("io.containerd.snapshotter"));
        return containerd ? Store.CONTAINERD : Store.GRAPHDRIVER;
    }
}
