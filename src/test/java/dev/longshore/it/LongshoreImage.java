package dev.longshore.it;

import dev.longshore.testkit.DockerCli;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.EngineOptions;
import dev.longshore.testkit.Prepared;
import dev.longshore.testkit.PrivateEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The image that the Dockerfile makes, built once in this JVM, on an engine that has the two base images under their
 * real names and no network: what the build needs from elsewhere is Maven's local repository.
 */
final class LongshoreImage {
    static final String NAME = "longshore";

    /** A group that owns nothing else, so that a container in it can open this engine's socket only. */
    static final int SOCKET_GROUP = 47_110;

    private static final ReentrantLock LOCK = new ReentrantLock();
    private static @Nullable PrivateEngine built;

    private LongshoreImage() {}

    /** The engine that has the image; closed when the JVM ends. */
    static PrivateEngine engine() {
        LOCK.lock();
        try {
            PrivateEngine engine = built;
            if (engine == null) {
                engine = PrivateEngine.start(
                        EngineKind.OVERLAY2_NEW, EngineOptions.usual().withDataLimit("4g"));
                Files.setAttribute(engine.socket(), "unix:gid", SOCKET_GROUP);
                importBases(engine);
                build(engine);
                built = engine;
            }
            return engine;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            LOCK.unlock();
        }
    }

    static DockerCli cli() {
        return DockerCli.at(engine().host()).within(Duration.ofMinutes(5));
    }

    private static void importBases(PrivateEngine engine) {
        String path = "PATH=/opt/java/bin:/opt/maven/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
        String tar =
                Prepared.path("LONGSHORE_BASE_IMAGE", "base-image/root.tar").toString();
        engine.cli("import", "-c", "ENV " + path, "-c", "ENV JAVA_HOME=/opt/java", tar, "eclipse-temurin:25-jdk");
        engine.cli("tag", "eclipse-temurin:25-jdk", "eclipse-temurin:25-jre");
    }

    private static void build(PrivateEngine engine) {
        DockerCli.at(engine.host())
                .within(Duration.ofMinutes(10))
                .run(
                        "buildx",
                        "build",
                        "--progress=plain",
                        "--network=none",
                        "--build-context=maven-repository=" + mavenRepository(),
                        "--tag=" + NAME,
                        ".");
    }

    /** Surefire and Failsafe tell their forks; an IDE does not. */
    private static Path mavenRepository() {
        String told = System.getProperty("localRepository", System.getProperty("maven.repo.local"));
        return told == null ? Path.of(System.getProperty("user.home"), ".m2", "repository") : Path.of(told);
    }
}
