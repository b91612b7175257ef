package dev.longshore.engine.docker;

import dev.longshore.engine.docker.Finding.Found;
import dev.longshore.engine.docker.Finding.Nowhere;
import dev.longshore.engine.docker.Finding.Refused;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the engine that was not configured, in the order of the Docker CLI: {@code DOCKER_HOST}, {@code DOCKER_CONTEXT} or
 * the current context, and after them the sockets that engines are known to make. What someone has set is never passed
 * over: if it cannot be used, that is the answer.
 */
final class Discovery {

    private final Surroundings surroundings;
    private final boolean plainTcpAllowed;
    private final List<String> lookedAt = new ArrayList<>();

    private Discovery(Surroundings surroundings, boolean plainTcpAllowed) {
        this.surroundings = surroundings;
        this.plainTcpAllowed = plainTcpAllowed;
    }

    /** Looks once. */
    static Finding look(Surroundings surroundings, boolean plainTcpAllowed) {
        return new Discovery(surroundings, plainTcpAllowed).look();
    }

    private Finding look() {
        try {
            EngineTarget target = fromHost();
            if (target == null) {
                target = new DockerContexts(surroundings, plainTcpAllowed).current(lookedAt);
            }
            if (target == null) {
                target = fromSockets();
            }
            return target == null ? new Nowhere(List.copyOf(lookedAt)) : new Found(target);
        } catch (Refusal e) {
            return new Refused(String.valueOf(e.getMessage()), List.copyOf(lookedAt));
        } catch (UncheckedIOException e) {
            return new Refused(e.getMessage() + ". Let this process read it.", List.copyOf(lookedAt));
        }
    }

    private @Nullable EngineTarget fromHost() throws Refusal {
        String host = surroundings.variable("DOCKER_HOST");
        lookedAt.add("DOCKER_HOST (" + (host == null ? "not set" : host) + ")");
        if (host == null) {
            return null;
        }
        try {
            return EngineTarget.of(host, tlsOfEnvironment(), plainTcpAllowed, "DOCKER_HOST");
        } catch (Refusal e) {
            throw new Refusal("DOCKER_HOST cannot be used:", String.valueOf(e.getMessage()));
        }
    }

    /** With TLS the engine's certificate is always verified, also where {@code DOCKER_TLS_VERIFY} is not set. */
    private @Nullable TlsFiles tlsOfEnvironment() throws Refusal {
        String folder = surroundings.variable("DOCKER_CERT_PATH");
        if (folder == null && surroundings.variable("DOCKER_TLS_VERIFY") == null) {
            return null;
        }
        Path path = folder == null ? DockerContexts.folder(surroundings) : Path.of(folder);
        TlsFiles files = TlsFiles.in(path, surroundings);
        if (folder != null && files.isEmpty()) {
            throw new Refusal(
                    "DOCKER_CERT_PATH is " + folder + ", where there are no TLS files.",
                    "Put ca.pem, cert.pem and key.pem there.");
        }
        return files;
    }

    private @Nullable EngineTarget fromSockets() {
        for (KnownSocket known : KnownSocket.all(surroundings)) {
            lookedAt.add(known.path() + " (" + known.whose() + ")");
            if (surroundings.isSocket(known.path())) {
                return new EngineTarget(new EngineHost.Unix(known.path()), null, known.whose());
            }
        }
        return null;
    }
}
