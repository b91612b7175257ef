package dev.longshore.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The namespaces, bridge and folder of one private engine, held by a process that lives as long as its standard input:
 * when this JVM ends, even by SIGKILL, the pipe ends, and the kernel takes the engine and all its containers away.
 */
final class Holder implements AutoCloseable {
    private static final String SCRIPT = "hold-engine.sh";
    private final EngineName name;
    private final Process process;
    private final long namespace;

    private Holder(EngineName name, Process process, long namespace) {
        this.name = name;
        this.process = process;
        this.namespace = namespace;
    }

    static Holder open(EngineKind kind, String dataLimit) {
        Leftovers.sweepOnce();
        EngineName name = EngineName.next();
        try {
            prepare(kind, name);
            Process process = holdProcess(name, dataLimit).start();
            if (!"ready".equals(firstLine(process))) {
                process.getOutputStream().close();
                Commands.await(process, 30);
                throw new IllegalStateException(
                        "No namespaces for a private engine (they need root): " + name.folder());
            }
            return new Holder(name, process, firstProcess(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it says first, within half a minute; a read of a pipe has no end of its own. */
    private static @Nullable String firstLine(Process process) {
        BufferedReader output = process.inputReader();
        CompletableFuture<@Nullable String> line = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("engine-holder").start(() -> {
            try {
                line.complete(output.readLine());
            } catch (IOException e) {
                line.completeExceptionally(e);
            }
        });
        return line.completeOnTimeout("nothing in 30 s", 30, TimeUnit.SECONDS).join();
    }

    EngineName name() {
        return name;
    }

    /** The words before a command that let it run in the engine's namespaces. */
    List<String> inside() {
        return List.of("nsenter", "--target", Long.toString(namespace), "--mount", "--pid", "--wd=/", "--");
    }

    /** Kills everything inside and waits until every trace is gone. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Commands.await(process, 60);
    }

    static void clean(EngineName name) {
        Path script = Workspace.file("clean");
        copyScript(script);
        try {
            Commands.run(
                    Map.of(),
                    List.of(
                            "sh",
                            script.toString(),
                            "clean",
                            name.folder().toString(),
                            name.bridge(),
                            "-",
                            name.cgroup()));
        } finally {
            Workspace.delete(script);
        }
    }

    private static void prepare(EngineKind kind, EngineName name) throws IOException {
        Files.createDirectory(name.folder());
        Files.createDirectory(name.folder().resolve("data"));
        Files.copy(
                kind.home().resolve("bin/docker-init"),
                name.folder().resolve("init"),
                StandardCopyOption.COPY_ATTRIBUTES);
        copyScript(name.folder().resolve(SCRIPT));
    }

    private static ProcessBuilder holdProcess(EngineName name, String dataLimit) {
        Path folder = name.folder();
        return new ProcessBuilder(
                        "setsid",
                        "sh",
                        folder.resolve(SCRIPT).toString(),
                        "hold",
                        folder.toString(),
                        name.bridge(),
                        name.address(),
                        name.cgroup(),
                        dataLimit)
                // Not ours: Maven waits until everybody who has it is gone.
                .redirectError(folder.resolve("hold.log").toFile());
    }

    private static void copyScript(Path target) {
        try (InputStream script = Objects.requireNonNull(Holder.class.getResourceAsStream(SCRIPT))) {
            Files.copy(script, target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The shell's only child is {@code unshare}, whose only child is the first process of the new namespaces. */
    private static long firstProcess(Process shell) {
        return only(only(shell.toHandle())).pid();
    }

    private static ProcessHandle only(ProcessHandle parent) {
        try (Stream<ProcessHandle> children = parent.children()) {
            return children.findFirst().orElseThrow(() -> new IllegalStateException("No child of " + parent.info()));
        }
    }
}
