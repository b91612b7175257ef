package dev.longshore.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Makes, changes and removes images and containers straight through the engine's socket. */
public final class EngineObjects {
    private static final Path BUSYBOX = Path.of("/bin/busybox");
    private static final List<String> APPLETS =
            List.of("sh", "sleep", "true", "false", "echo", "cat", "env", "ls", "nc", "httpd");

    private EngineObjects() {}

    /** Ids of all images, untagged parents too. */
    public static Set<String> imageIds(EngineSocket engine) {
        return ids(engine.get("/images/json?all=1").expect(200).json());
    }

    /** Ids of all containers. */
    public static Set<String> containerIds(EngineSocket engine) {
        return ids(engine.get("/containers/json?all=1").expect(200).json());
    }

    /** The id of the image that the engine finds under that name. */
    public static String imageId(EngineSocket engine, String name) {
        return engine.get("/images/" + encode(name) + "/json")
                .expect(200)
                .json()
                .get("Id")
                .asString();
    }

    /** Imports a runnable {@code busybox:latest} from this machine's static busybox and returns its id. */
    public static String importBusybox(EngineSocket engine) {
        Tar tar = new Tar().folder("bin/").folder("tmp/").file("bin/busybox", busybox(), 0755);
        APPLETS.forEach(applet -> tar.link("bin/" + applet, "busybox"));
        engine.postTar(
                        "/images/create?fromSrc=-&repo=busybox&tag=latest&changes=" + encode("CMD [\"sh\"]"),
                        tar.bytes())
                .expect(200);
        return imageId(engine, "busybox:latest");
    }

    /** Creates a container and returns its id; it ends at once when stopped. */
    public static String createContainer(EngineSocket engine, String name, String image, String... command) {
        return createContainer(engine, name, Map.of("Image", image, "Cmd", List.of(command)));
    }

    /** Creates a container from that body of the Engine API and returns its id. */
    public static String createContainer(EngineSocket engine, String name, Map<String, Object> body) {
        Map<String, Object> whole = new LinkedHashMap<>(Map.of("StopSignal", "SIGKILL"));
        whole.putAll(body);
        return engine.postJson("/containers/create?name=" + encode(name), whole)
                .expect(201)
                .json()
                .get("Id")
                .asString();
    }

    /** Starts a container. */
    public static void startContainer(EngineSocket engine, String container) {
        engine.post("/containers/" + encode(container) + "/start").expect(204, 304);
    }

    /** Stops a container. */
    public static void stopContainer(EngineSocket engine, String container) {
        engine.post("/containers/" + encode(container) + "/stop?t=1").expect(204, 304);
    }

    /** Waits until a container has ended and returns its exit code. */
    public static int awaitExit(EngineSocket engine, String container) {
        return engine.post("/containers/" + encode(container) + "/wait")
                .expect(200)
                .json()
                .get("StatusCode")
                .asInt();
    }

    /** Removes a container, running or not. */
    public static void removeContainer(EngineSocket engine, String container) {
        engine.delete("/containers/" + encode(container) + "?force=1&v=1").expect(204);
    }

    /** Makes an image of a container, the child of the container's image, and returns its id. */
    public static String commit(EngineSocket engine, String container, String repository, String tag) {
        String query = "?container=%s&repo=%s&tag=%s".formatted(encode(container), encode(repository), encode(tag));
        return engine.post("/commit" + query).expect(201).json().get("Id").asString();
    }

    /** Gives an image one more name, taking it from another one that has it. */
    public static void tag(EngineSocket engine, String image, String repository, String tag) {
        String query = "/tag?repo=%s&tag=%s".formatted(encode(repository), encode(tag));
        engine.post("/images/" + encode(image) + query).expect(201);
    }

    /** Asks the engine to remove an image or a name; its answer may be a refusal. */
    public static EngineAnswer removeImage(EngineSocket engine, String image, boolean force) {
        return engine.delete("/images/" + encode(image) + (force ? "?force=1" : ""));
    }

    /**
     * Removes all containers and all images.
     *
     * @throws IllegalStateException if the engine keeps an image, with what it said
     */
    public static void wipe(EngineSocket engine) {
        containerIds(engine).forEach(id -> removeContainer(engine, id));
        Set<String> left = imageIds(engine);
        while (!left.isEmpty()) {
            // Children come before their parents only by chance, so go round while that still removes something.
            StringBuilder refusals = new StringBuilder();
            for (String id : left) {
                EngineAnswer answer = removeImage(engine, id, true);
                refusals.append(answer.status() < 300 ? "" : answer + " " + answer.text());
            }
            Set<String> next = imageIds(engine);
            if (next.containsAll(left)) {
                throw new IllegalStateException("Images stay: " + refusals);
            }
            left = next;
        }
    }

    /** Percent-encodes a path segment or a query value. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Set<String> ids(JsonNode list) {
        Set<String> ids = new LinkedHashSet<>();
        list.forEach(row -> ids.add(row.get("Id").asString()));
        return ids;
    }

    private static byte[] busybox() {
        try {
            return Files.readAllBytes(BUSYBOX);
        } catch (IOException e) {
            throw new UncheckedIOException("Needs the package busybox-static; bin/test installs it", e);
        }
    }
}
