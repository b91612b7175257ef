package dev.longshore.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An engine as processes of this machine, in mount and process namespaces of its own and on a bridge of its own. The
 * network is the machine's, so that it reaches registries on the loopback and its published ports can be reached; it
 * never runs with {@code --bridge=none}, which would delete another engine's {@code docker0}.
 */
final class ProcessEngine implements PrivateEngine {
    private static final int ENDING_SECONDS = 40;
    private final EngineKind kind;
    private final Holder holder;
    private final Thread atExit = new Thread(this::release, "close-private-engine");
    private final ReentrantLock closing = new ReentrantLock();
    private EngineOptions options;
    private @Nullable Process daemon;
    private boolean frozen;
    private boolean closed;

    private ProcessEngine(EngineKind kind, EngineOptions options, Holder holder) {
        this.kind = kind;
        this.options = options;
        this.holder = holder;
    }

    static ProcessEngine create(EngineKind kind, EngineOptions options) {
        ProcessEngine engine = new ProcessEngine(kind, options, Holder.open(kind, options.dataLimit()));
        Runtime.getRuntime().addShutdownHook(engine.atExit);
        try {
            engine.start();
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
        return engine;
    }

    @Override
    public EngineKind kind() {
        return kind;
    }

    @Override
    public Path socket() {
        return folder().resolve("docker.sock");
    }

    @Override
    public void start(EngineOptions changed) {
        options = changed;
        start();
    }

    @Override
    public void start() {
        if (daemon != null) {
            throw new IllegalStateException("The engine runs already");
        }
        try {
            Files.writeString(folder().resolve("daemon.json"), configuration());
            daemon = command().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitAnswer(daemon);
    }

    @Override
    public void stop() {
        if (frozen) {
            resume();
        }
        dockerd().destroy();
        awaitEnd();
    }

    @Override
    public void kill() {
        ProcessHandle dockerd = dockerd();
        List<ProcessHandle> containerd = dockerd.children().toList();
        dockerd.destroyForcibly();
        awaitEnd();
        // It dies with its parent, but a new engine that still sees it would wait for it in vain.
        containerd.forEach(each ->
                each.onExit().orTimeout(ENDING_SECONDS, TimeUnit.SECONDS).join());
    }

    @Override
    public void pause() {
        signal("-STOP");
        frozen = true;
    }

    @Override
    public void resume() {
        signal("-CONT");
        frozen = false;
    }

    @Override
    public void close() {
        if (release()) {
            Runtime.getRuntime().removeShutdownHook(atExit);
        }
    }

    /** True when it was this call that closed it. */
    private boolean release() {
        closing.lock();
        try {
            if (closed) {
                return false;
            }
            closed = true;
            holder.close();
            return Thread.currentThread() != atExit;
        } finally {
            closing.unlock();
        }
    }

    private Path folder() {
        return holder.name().folder();
    }

    private String configuration() {
        return JsonMapper.shared().writeValueAsString(EngineConfiguration.of(kind, options));
    }

    private ProcessBuilder command() {
        List<String> command = new ArrayList<>(holder.inside());
        // nsenter stops itself for good when its own child is frozen, so a shell stands between.
        command.addAll(List.of("sh", "-c", "\"$@\" & wait $!", "sh"));
        command.addAll(
                List.of(kind.home().resolve("bin/dockerd").toString(), "--config-file", folder() + "/daemon.json"));
        command.addAll(List.of("--data-root", folder() + "/data", "--host", host(), "--group", "root"));
        command.addAll(List.of(
                "--bridge", holder.name().bridge(), "--iptables=false", "--ip-forward=false", "--ip-masq=false"));
        command.addAll(
                List.of("--cgroup-parent", "/" + holder.name().cgroup(), "--exec-opt", "native.cgroupdriver=cgroupfs"));
        if (kind.isNew()) {
            command.add("--ip6tables=false");
        }
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().clear();
        builder.environment()
                .put(
                        "PATH",
                        kind.home().resolve("bin") + ":/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        builder.environment().put("HOME", folder().toString());
        builder.environment().putAll(options.environment());
        return builder;
    }

    private Path log() {
        return folder().resolve("dockerd.log");
    }

    private void awaitAnswer(Process started) {
        long end = System.nanoTime() + 30_000_000_000L;
        while (!client().answers()) {
            if (!started.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("The engine did not start. Its log ends:\n" + endOfLog());
            }
            Commands.sleep(20);
        }
    }

    private String endOfLog() {
        try {
            List<String> lines = Files.readAllLines(log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException e) {
            return "(unreadable: " + e + ")";
        }
    }

    /** {@code nsenter} has one child, a shell, and that has one, the engine. */
    private ProcessHandle dockerd() {
        return only(only(running().toHandle()));
    }

    private static ProcessHandle only(ProcessHandle parent) {
        try (Stream<ProcessHandle> children = parent.children()) {
            return children.findFirst().orElseThrow(() -> new IllegalStateException("The engine has ended by itself"));
        }
    }

    private Process running() {
        Process process = daemon;
        if (process == null) {
            throw new IllegalStateException("The engine does not run");
        }
        return process;
    }

    private void awaitEnd() {
        Commands.await(running(), ENDING_SECONDS);
        daemon = null;
        frozen = false;
    }

    private void signal(String signal) {
        Commands.run(Map.of(), List.of("kill", signal, Long.toString(dockerd().pid())));
    }
}
