package dev.longshore.it;

import dev.longshore.Longshore;
import dev.longshore.access.Role;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.Engines;
import dev.longshore.testkit.RecordingProxy;
import dev.longshore.testkit.Workspace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Longshore in this JVM, on a free port, with a data folder of its own and a token for each role. */
public final class RunningLongshore implements LongshoreServer {
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static @Nullable RunningLongshore shared;
    private static final Map<EngineKind, RecordingProxy> PROXIES = new EnumMap<>(EngineKind.class);
    private final Path data;
    private final ConfigurableApplicationContext context;

    private RunningLongshore(Path data, ConfigurableApplicationContext context) {
        this.data = data;
        this.context = context;
    }

    /**
     * The one that the tests of this JVM share, with the shared engines {@code old} (overlay2), which is the default, and
     * {@code new} (containerd store), each behind a {@link #proxy}. It is closed when the JVM ends.
     */
    public static RunningLongshore shared() {
        LOCK.lock();
        try {
            RunningLongshore running = shared;
            if (running == null) {
                running = start(
                        "longshore.engines.old.host=" + watched(EngineKind.OVERLAY2),
                        "longshore.engines.new.host=" + watched(EngineKind.CONTAINERD),
                        "longshore.default-engine=old");
                shared = running;
                Runtime.getRuntime().addShutdownHook(new Thread(RunningLongshore::closeShared, "close Longshore"));
            }
            return running;
        } finally {
            LOCK.unlock();
        }
    }

    private static void closeShared() {
        RunningLongshore running = shared;
        if (running != null) {
            running.close();
        }
        PROXIES.values().forEach(RecordingProxy::close);
    }

    private static String watched(EngineKind kind) {
        RecordingProxy proxy = RecordingProxy.before(Engines.shared(kind).socket());
        PROXIES.put(kind, proxy);
        return proxy.host();
    }

    /** What stands between the shared one and its engine of that kind; a test leaves it without rules. */
    static RecordingProxy proxy(EngineKind kind) {
        shared();
        return Objects.requireNonNull(PROXIES.get(kind));
    }

    /** Starts another one with these properties ({@code name=value}). */
    public static RunningLongshore start(String... properties) {
        Path data = Workspace.create("data");
        SpringApplication application = new SpringApplication(Longshore.class);
        application.setRegisterShutdownHook(false);
        return new RunningLongshore(data, application.run(arguments(data, 0, properties)));
    }

    /** What starts Longshore as tests want it, for a process of its own too. */
    static String[] arguments(Path data, int port, String... properties) {
        List<String> all = new ArrayList<>(List.of("server.port=" + port, "longshore.data-dir=" + data));
        int tokens = 0;
        for (Role role : Role.values()) {
            String property = "longshore.security.tokens[" + tokens++ + "].";
            all.add(property + "name=test-" + role.word());
            all.add(property + "role=" + role.word());
            all.add(property + "sha256=" + sha256(LongshoreServer.token(role)));
        }
        all.addAll(List.of(properties));
        return all.stream().map(property -> "--" + property).toArray(String[]::new);
    }

    /** The path of an engine of the shared one, to stand before {@code /images} and {@code /containers}. */
    static String prefix(EngineKind kind) {
        return switch (kind) {
            case OVERLAY2 -> "/engines/old";
            case CONTAINERD -> "/engines/new";
            case OVERLAY2_NEW -> throw new IllegalArgumentException("Not served by the shared Longshore: " + kind);
        };
    }

    @Override
    public int port() {
        if (!(context instanceof WebServerApplicationContext web)) {
            throw new IllegalStateException("Not a web server: " + context);
        }
        return Objects.requireNonNull(web.getWebServer()).getPort();
    }

    /** A bean of it. */
    <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** Ends it in order, as a service manager would. */
    @Override
    public void close() {
        context.close();
        Workspace.delete(data);
    }

    private static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
