package dev.longshore.testkit;

import java.nio.file.Path;

/** A Docker Engine that belongs to one test: its own data, socket and bridge, gone without trace when closed. */
public sealed interface PrivateEngine extends AutoCloseable permits ProcessEngine, DindEngine {

    /** Starts the usual engine of that kind and waits until it answers. */
    static PrivateEngine start(EngineKind kind) {
        return start(kind, EngineOptions.usual());
    }

    /**
     * Starts an engine and waits until it answers.
     *
     * @throws IllegalStateException if its programs are missing or it does not answer within 30 s, with the end of its log
     */
    static PrivateEngine start(EngineKind kind, EngineOptions options) {
        return "dind".equals(System.getenv("LONGSHORE_TEST_ENGINES"))
                ? DindEngine.create(kind, options)
                : ProcessEngine.create(kind, options);
    }

    /** The kind it was started as. */
    EngineKind kind();

    /** Its Unix socket; the path stays the same over restarts. */
    Path socket();

    /** Its address as {@code DOCKER_HOST} has it. */
    default String host() {
        return "unix://" + socket();
    }

    /** A client of the kit's own for its socket. */
    default EngineSocket client() {
        return EngineSocket.at(socket());
    }

    /** Ends the engine in order, as a service manager would; its data stays. */
    void stop();

    /** Starts it again on its data, under these options, and waits until it answers. */
    void start(EngineOptions options);

    /** Starts it again on its data, under the options it had, and waits until it answers. */
    void start();

    /** Freezes the engine: its socket still takes connections, and nothing answers. */
    void pause();

    /** Lets a frozen engine go on. */
    void resume();

    /** Ends the engine at once, as a crash would; its data stays. */
    void kill();

    /**
     * Runs the Docker CLI against it and returns what it printed.
     *
     * @throws IllegalStateException if the CLI failed, with what it said
     */
    default String cli(String... arguments) {
        return DockerCli.at(host()).run(arguments);
    }

    @Override
    void close();
}
