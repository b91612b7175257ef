package dev.longshore.engine.docker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A socket that an engine is known to make. */
record KnownSocket(Path path, String whose) {

    /** All of them, the ones to prefer first. */
    static List<KnownSocket> all(Surroundings surroundings) {
        Path home = surroundings.home();
        String runtime = surroundings.variable("XDG_RUNTIME_DIR");
        List<KnownSocket> sockets = new ArrayList<>();
        if (runtime != null) {
            sockets.add(new KnownSocket(Path.of(runtime, "docker.sock"), "rootless Docker, in XDG_RUNTIME_DIR"));
        }
        sockets.add(new KnownSocket(Path.of("/var/run/docker.sock"), "Docker's own socket"));
        sockets.add(new KnownSocket(home.resolve(".docker/run/docker.sock"), "Docker Desktop"));
        sockets.add(new KnownSocket(home.resolve(".docker/desktop/docker.sock"), "Docker Desktop on Linux"));
        sockets.add(new KnownSocket(home.resolve(".colima/default/docker.sock"), "Colima"));
        sockets.add(new KnownSocket(configuration(surroundings).resolve("colima/default/docker.sock"), "Colima"));
        if (runtime != null) {
            sockets.add(new KnownSocket(Path.of(runtime, "podman", "podman.sock"), "rootless Podman"));
        }
        sockets.add(new KnownSocket(Path.of("/run/podman/podman.sock"), "Podman"));
        return List.copyOf(sockets);
    }

    private static Path configuration(Surroundings surroundings) {
        String folder = surroundings.variable("XDG_CONFIG_HOME");
        return folder == null ? surroundings.home().resolve(".config") : Path.of(folder);
    }
}
