package dev.longshore.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * A registry of its own on the loopback, as a process of Debian's {@code docker-registry}; gone with all it holds when
 * closed. Engines speak plain HTTP with a registry on 127/8, and do not verify its certificate if it has one.
 */
public final class TestRegistry implements AutoCloseable {

    private final Path folder = Workspace.create("registry");
    private final Thread atExit = new Thread(this::release, "close-test-registry");
    private final Login login;
    private final @Nullable RegistryCertificate certificate;
    private Process process;
    private final LocalPort port = LocalPort.free();

    private TestRegistry(Login login, boolean tls) {
        this.login = login;
        this.certificate = tls ? RegistryCertificate.make(folder) : null;
        Runtime.getRuntime().addShutdownHook(atExit);
        Leftovers.sweepOnce();
        this.process = started();
    }

    /** One that lets everybody pull and push. */
    public static TestRegistry open() {
        return new TestRegistry(Login.NONE, false);
    }

    /** One that wants this user and password for everything. */
    public static TestRegistry withPassword(String user, String password) {
        return new TestRegistry(new Login(user, password), false);
    }

    /** One that speaks TLS with a certificate for 127.0.0.1, localhost and {@code registry.test}, signed by itself. */
    public static TestRegistry withTls() {
        return new TestRegistry(Login.NONE, true);
    }

    /** Host and port, as they stand in references. */
    public String host() {
        return "127.0.0.1:" + port.number();
    }

    /** The same by a name that only the tests' JVM and {@link ConnectProxy} lead here, and its certificate has. */
    public String named() {
        return TestNames.REGISTRY + ":" + port.number();
    }

    /** What an image of that name and tag is called in this registry. */
    public String reference(String nameAndTag) {
        return host() + "/" + nameAndTag;
    }

    /** The address of its API. */
    public URI uri() {
        return URI.create((certificate == null ? "http://" : "https://") + host());
    }

    /** The certificate to be trusted, as PEM. */
    public Path ca() {
        if (certificate == null) {
            throw new IllegalStateException("It speaks no TLS");
        }
        return certificate.certificate();
    }

    /** The header that it wants, empty without a password. */
    Map<String, String> authorization() {
        return login.header();
    }

    /** A client that trusts it. */
    RegistryHttp http() {
        return RegistryHttp.of(this, certificate);
    }

    /** Ends it at once, as a crash would; what it holds stays. */
    public void kill() {
        process.destroyForcibly();
        Commands.await(process, 10);
    }

    /** Starts it again where it was. */
    public void restart() {
        process = started();
    }

    @Override
    public void close() {
        release();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private void release() {
        process.destroyForcibly();
        Commands.await(process, 10);
        Workspace.delete(folder);
    }

    private Process started() {
        try {
            Files.writeString(folder.resolve("config.yml"), configuration());
            Path program = Prepared.path("LONGSHORE_REGISTRY", "registry").resolve("bin/docker-registry");
            ProcessBuilder builder = new ProcessBuilder(List.of(program.toString(), "serve", folder + "/config.yml"));
            builder.redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile());
            builder.environment().clear();
            Process begun = builder.start();
            port.await(begun, folder.resolve("log"));
            return begun;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String configuration() throws IOException {
        String tls = certificate == null
                ? ""
                : "  tls:\n    certificate: %s\n    key: %s\n".formatted(certificate.certificate(), certificate.key());
        return """
                version: 0.1
                log:
                  level: warn
                  accesslog:
                    disabled: true
                storage:
                  filesystem:
                    rootdirectory: %s/data
                  delete:
                    enabled: true
                %shttp:
                  addr: 127.0.0.1:%d
                  relativeurls: true
                %s""".formatted(folder, login.configuration(folder), port.number(), tls);
    }

    /** Who may use it; everybody without a user. */
    private record Login(String user, String password) {

        private static final Login NONE = new Login("", "");

        private Map<String, String> header() {
            String pair = user + ":" + password;
            return user.isEmpty()
                    ? Map.of()
                    : Map.of(
                            "Authorization",
                            "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }

        private String configuration(Path folder) throws IOException {
            if (user.isEmpty()) {
                return "";
            }
            Path users = folder.resolve("htpasswd");
            Files.writeString(users, user + ":" + new BCryptPasswordEncoder(4).encode(password) + "\n");
            return "auth:\n  htpasswd:\n    realm: test\n    path: %s\n".formatted(users);
        }

        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }
}
