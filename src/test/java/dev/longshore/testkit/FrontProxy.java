package dev.longshore.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * nginx or HAProxy with the configuration that Debian delivers, as a process on a free port of the loopback, with a folder
 * of its own; gone when closed.
 */
public final class FrontProxy implements AutoCloseable {

    private final Path folder = Workspace.create("front");
    private final LocalPort port = LocalPort.free();
    private final Process process;

    private FrontProxy(String program, String configuration, String target) {
        Leftovers.sweepOnce();
        Path home = Prepared.path("LONGSHORE_PROXIES", "proxies");
        Path log = folder.resolve("log");
        try {
            Files.writeString(
                    folder.resolve("conf"), text(configuration).formatted(folder, home, port.number(), target));
            ProcessBuilder builder = new ProcessBuilder(command(program, home.resolve("bin/" + program)));
            builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().clear();
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port.await(process, log);
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(FrontProxy.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<String> command(String program, Path path) {
        String file = folder + "/conf";
        return program.equals("nginx")
                ? List.of(
                        path.toString(),
                        "-p",
                        folder.toString(),
                        "-e",
                        folder + "/log",
                        "-c",
                        file,
                        "-g",
                        "daemon off;")
                : List.of(path.toString(), "-db", "-f", file);
    }

    /** nginx that does this with everything, such as {@code proxy_pass http://127.0.0.1:8080;} or {@code root /srv;}. */
    public static FrontProxy nginx(String directives) {
        return new FrontProxy("nginx", "nginx.conf", directives);
    }

    /** HAProxy in front of that address, such as {@code 127.0.0.1:8080} or {@code unix@/run/some.sock}. */
    public static FrontProxy haproxy(String address) {
        return new FrontProxy("haproxy", "haproxy.cfg", address);
    }

    /** The port it listens on, on 127.0.0.1. */
    public int port() {
        return port.number();
    }

    /** Ends it with its workers. */
    @Override
    public void close() {
        process.destroy();
        Commands.await(process, 10);
        Workspace.delete(folder);
    }
}
