package dev.longshore.testkit;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Says what a test wants an engine to say. Without rules it answers {@code /_ping}, {@code /version} and {@code /info} like
 * an empty engine and 404 to the rest.
 */
public final class StubEngine implements AutoCloseable {
    private static final Reaction NO_SUCH_PAGE =
            Reaction.reply(404, "application/json", "{\"message\":\"page not found\"}");
    private final Rules rules = new Rules();
    private final UnixServer server;

    private StubEngine(String apiVersion) {
        on(
                "*",
                "/_ping",
                new Reaction.Reply(
                        200, Map.of("Content-Type", "text/plain; charset=utf-8", "Api-Version", apiVersion), "OK"));
        on("GET", "/version", Reaction.json("""
                {"Version":"28.5.2","ApiVersion":"%s","MinAPIVersion":"1.24","Os":"linux","Arch":"amd64"}
                """.formatted(apiVersion)));
        on("GET", "/info", Reaction.json("""
                {"ID":"stub","Name":"stub","ServerVersion":"28.5.2","Driver":"overlay2","DriverStatus":[],
                 "OSType":"linux","Architecture":"x86_64","Images":0,"Containers":0}
                """));
        this.server = UnixServer.start(request -> rules.record(request).orElse(NO_SUCH_PAGE));
    }

    /** A stub whose ping names that API version ({@code 1.51}). */
    public static StubEngine speaking(String apiVersion) {
        return new StubEngine(apiVersion);
    }

    /** Its Unix socket. */
    public Path socket() {
        return server.socket();
    }

    /** Its address as {@code DOCKER_HOST} has it. */
    public String host() {
        return "unix://" + socket();
    }

    /** Answers {@code GET} of paths that match the regular expression (no API version, no query) with this JSON. */
    public StubEngine get(String path, String json) {
        return on("GET", path, Reaction.json(json));
    }

    /** As {@link RecordingProxy#on}. */
    public final StubEngine on(String method, String path, Reaction reaction) {
        rules.add(method, path, reaction);
        return this;
    }

    /** Everything that came so far, in order. */
    public List<ProxiedRequest> requests() {
        return rules.requests();
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
