package dev.longshore.testkit;

import java.nio.file.Path;
import java.util.List;

/** Stands before an engine's socket, writes down every request, and misbehaves where it is told to. */
public final class RecordingProxy implements AutoCloseable {
    private final Rules rules = new Rules();
    private final Path engine;
    private final UnixServer server;

    private RecordingProxy(Path engine) {
        this.engine = engine;
        this.server = UnixServer.start(request -> rules.record(request).orElse(new Reaction.Forward(engine)));
    }

    /** A proxy before that engine's socket, on a socket of its own. */
    public static RecordingProxy before(Path engine) {
        return new RecordingProxy(engine);
    }

    /** Its Unix socket. */
    public Path socket() {
        return server.socket();
    }

    /** Its address as {@code DOCKER_HOST} has it. */
    public String host() {
        return "unix://" + socket();
    }

    /**
     * From now on does this with requests of that method ({@code *} for all) whose path, without API version and query,
     * matches the regular expression as a whole. Newer rules come first.
     */
    public RecordingProxy on(String method, String path, Reaction reaction) {
        rules.add(method, path, reaction);
        return this;
    }

    /** Forwards these requests and closes the connection after that many bytes of answer, head included. */
    public RecordingProxy cut(String method, String path, int afterBytes) {
        return on(method, path, new Reaction.Cut(engine, afterBytes));
    }

    /** Refuses these requests as HAProxy does. */
    public RecordingProxy forbid(String method, String path) {
        return on(method, path, Reaction.forbidden());
    }

    /** What forwards to the engine, as the end of a {@link Reaction.Delayed}. */
    public Reaction forward() {
        return new Reaction.Forward(engine);
    }

    /** Drops all rules: everything is forwarded again. */
    public void behave() {
        rules.clear();
    }

    /** Everything that came so far, in order, refused requests too. */
    public List<ProxiedRequest> requests() {
        return rules.requests();
    }

    /** Forgets what came so far. */
    public void forget() {
        rules.forget();
    }

    /** Connections open now, those to the engine too. */
    public int openConnections() {
        return server.openConnections();
    }

    /** The most connections that were open at once when a caller connected. */
    public int mostConnections() {
        return server.mostConnections();
    }

    /** Closes every connection at once. */
    public void drop() {
        server.drop();
    }

    @Override
    public void close() {
        server.close();
    }
}
