package dev.longshore.testkit;

import java.nio.file.Path;
import java.util.List;
import org.testcontainers.containers.BindMode;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;
import tools.jackson.databind.json.JsonMapper;

/**
 * An engine in a privileged {@code docker:dind} container, for Linux machines where tests do not run as root:
 * {@code LONGSHORE_TEST_ENGINES=dind}. Untested: the project's own runs use {@link ProcessEngine}. It needs a Docker
 * Engine that may pull from Docker Hub, and a {@code /tmp} that engine shares with the tests.
 */
final class DindEngine implements PrivateEngine {
    private final EngineKind kind;
    private final Path folder = Workspace.create("dind");
    private GenericContainer<?> container;

    private DindEngine(EngineKind kind, EngineOptions options) {
        this.kind = kind;
        this.container = container(options);
    }

    static DindEngine create(EngineKind kind, EngineOptions options) {
        DindEngine engine = new DindEngine(kind, options);
        engine.container.start();
        engine.awaitAnswer();
        return engine;
    }

    @Override
    public EngineKind kind() {
        return kind;
    }

    @Override
    public Path socket() {
        return folder.resolve("docker.sock");
    }

    @Override
    public void stop() {
        container.getDockerClient().stopContainerCmd(container.getContainerId()).exec();
    }

    /** A container keeps its environment for life, so other options cannot be had here. */
    @Override
    public void start(EngineOptions options) {
        throw new UnsupportedOperationException("Engines in containers restart under their first options only");
    }

    @Override
    public void start() {
        container
                .getDockerClient()
                .startContainerCmd(container.getContainerId())
                .exec();
        awaitAnswer();
    }

    @Override
    public void pause() {
        container
                .getDockerClient()
                .pauseContainerCmd(container.getContainerId())
                .exec();
    }

    @Override
    public void resume() {
        container
                .getDockerClient()
                .unpauseContainerCmd(container.getContainerId())
                .exec();
    }

    @Override
    public void kill() {
        container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void close() {
        container.close();
        Workspace.delete(folder);
    }

    private GenericContainer<?> container(EngineOptions options) {
        String release = kind.isNew() ? "28-dind" : "20.10-dind";
        // The daemon's own files would belong to root: only the socket is outside, and it is open to the tests' user.
        String script =
                "printf '%s' \"$DAEMON_JSON\" >/etc/docker/daemon.json; (until chmod 666 \"$0\"; do sleep 0.1; done) & "
                        + "exec dockerd-entrypoint.sh dockerd --host \"unix://$0\"";
        return new GenericContainer<>(DockerImageName.parse("docker").withTag(release))
                .withPrivilegedMode(true)
                .withFileSystemBind(folder.toString(), folder.toString(), BindMode.READ_WRITE)
                .withEnv(options.environment())
                .withEnv("DAEMON_JSON", JsonMapper.shared().writeValueAsString(EngineConfiguration.of(kind, options)))
                .withCreateContainerCmdModifier(
                        command -> command.withEntrypoint("sh", "-c", script, socket().toString()))
                .withCommand(List.of().toArray(String[]::new));
    }

    private void awaitAnswer() {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!client().answers()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The engine did not start: " + container.getLogs());
            }
            Commands.sleep(50);
        }
    }
}
