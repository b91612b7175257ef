package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.access.Role;
import dev.longshore.reference.ImageReference;
import dev.longshore.testkit.Commands;
import dev.longshore.testkit.EngineAnswer;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.EngineObjects;
import dev.longshore.testkit.EngineSocket;
import dev.longshore.testkit.Engines;
import dev.longshore.testkit.Eventually;
import dev.longshore.testkit.ImageMaker;
import dev.longshore.testkit.ImageSpec;
import dev.longshore.testkit.PrivateEngine;
import dev.longshore.testkit.ProxiedRequest;
import dev.longshore.testkit.RecordingProxy;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A shared engine, and Longshore's view of it. */
record BothSides(PrivateEngine engine, EngineTruth truth, RunningLongshore longshore, String prefix) {

    /** Longshore looks once more at what changed, a little later. */
    private static final int AFTERMATH_MILLIS = 500;

    /** Engines that were changed behind Longshore's back since it was last asked. */
    private static final Set<EngineKind> TOUCHED = ConcurrentHashMap.newKeySet();

    static BothSides of(EngineKind kind) {
        PrivateEngine engine = Engines.shared(kind);
        return new BothSides(
                engine, new EngineTruth(engine.client()), RunningLongshore.shared(), RunningLongshore.prefix(kind));
    }

    /** Takes everything off both shared engines, and forgets what Longshore asked of them. */
    static void wipe() {
        for (EngineKind kind : List.of(EngineKind.OVERLAY2, EngineKind.CONTAINERD)) {
            EngineObjects.wipe(Engines.shared(kind).client());
            TOUCHED.add(kind);
            RunningLongshore.proxy(kind).behave();
            RunningLongshore.proxy(kind).forget();
        }
    }

    @Override
    public RunningLongshore longshore() {
        if (TOUCHED.remove(engine.kind())) {
            settle();
        }
        return longshore;
    }

    /** Forgets what Longshore asked the engine, once all that follows from changes has been asked. */
    void forgetRequests() {
        longshore();
        Eventually.passes(() -> {
            int before = proxy().requests().size();
            Commands.sleep(AFTERMATH_MILLIS);
            assertThat(proxy().requests()).hasSize(before);
        });
        proxy().forget();
    }

    /** A client of the engine's own socket. The next question to Longshore waits until it shows what was done by it. */
    EngineSocket client() {
        TOUCHED.add(engine.kind());
        return engine.client();
    }

    /** Waits until Longshore shows what the engine has after changes behind its back. */
    void settle() {
        Eventually.passes(() -> {
            assertThat(shownImages()).isEqualTo(heldImages());
            assertThat(shownContainers()).isEqualTo(heldContainers());
        });
    }

    private Map<String, Integer> shownImages() {
        Map<String, Integer> names = new TreeMap<>();
        longshore
                .get(prefix + "/images?all=true")
                .expect(200)
                .json()
                .path("items")
                .forEach(item -> names.put(
                        item.path("id").asString(), item.path("references").size()));
        return names;
    }

    private Map<String, Integer> heldImages() {
        Map<String, Integer> names = new TreeMap<>();
        truth.images("?all=1")
                .forEach((id, row) -> names.put(id, (int) EngineTruth.names(row.path("RepoTags")).stream()
                        .filter(name -> !name.contains("@")) // a digest among the tags (docs/engines.md)
                        .count()));
        return names;
    }

    private Map<String, String> shownContainers() {
        Map<String, String> states = new TreeMap<>();
        longshore
                .get(prefix + "/containers")
                .expect(200)
                .json()
                .path("items")
                .forEach(item -> states.put(
                        item.path("id").asString(),
                        item.path("names").path(0).asString("")
                                + item.path("state").asString()));
        return states;
    }

    private Map<String, String> heldContainers() {
        Map<String, String> states = new TreeMap<>();
        truth.containers()
                .forEach((id, row) -> states.put(
                        id,
                        row.path("Names").path(0).asString("").replace("/", "")
                                + row.path("State").asString()));
        return states;
    }

    /** What stands between Longshore and the engine. */
    RecordingProxy proxy() {
        return RunningLongshore.proxy(engine.kind());
    }

    /** Requests for images that Longshore has made since the last wipe. */
    List<ProxiedRequest> imageRequests() {
        return proxy().requests().stream()
                .filter(request -> request.path().startsWith("/images"))
                .toList();
    }

    /** Loads one image and returns its id. */
    String load(UnaryOperator<ImageSpec> description) {
        return new ImageMaker(System.nanoTime())
                .image(description)
                .loadInto(client())
                .getFirst();
    }

    /** Gives an image a name, at the engine itself. */
    void tag(String id, ImageReference name) {
        EngineObjects.tag(client(), id, name.repository().canonical(), String.valueOf(name.tag()));
    }

    /** An answer to an operator below the engine's prefix. */
    EngineAnswer get(String path) {
        return longshore().get(prefix + path);
    }

    /** What Longshore answers to an operator below the engine's prefix. */
    JsonNode ask(String path) {
        return get(path).expect(200).json();
    }

    /** {@code POST} of JSON by an operator below the engine's prefix, with more headers by name and value in turn. */
    EngineAnswer post(String path, Object body, String... headers) {
        return longshore().post(prefix + path, body, headers);
    }

    /** The end of a pull. */
    EngineAnswer pull(String reference) {
        return post("/images/pulls", Map.of("reference", reference), "Prefer", "wait=60");
    }

    /** The end of a push. */
    EngineAnswer push(String reference) {
        return post("/images/pushes", Map.of("reference", reference), "Prefer", "wait=60");
    }

    /** {@code DELETE} by an operator below the engine's prefix. */
    EngineAnswer delete(String path) {
        return longshore().delete(prefix + path, Role.OPERATOR);
    }

    /** {@code DELETE} by an operator with one more header. */
    EngineAnswer delete(String path, String header, String value) {
        Map<String, String> headers = new LinkedHashMap<>(LongshoreServer.as(Role.OPERATOR));
        headers.put(header, value);
        return longshore().send("DELETE", prefix + path, headers);
    }

    /** The items of a list, by id. */
    Map<String, JsonNode> items(String path) {
        Map<String, JsonNode> byId = new LinkedHashMap<>();
        ask(path).path("items").forEach(item -> byId.put(item.path("id").asString(), item));
        return byId;
    }

    /** Puts what is known into an expected answer. */
    static void put(ObjectNode expected, String field, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            expected.put(field, value);
        }
    }

    /** The same JSON with its arrays in an order of their own, where theirs does not matter. */
    static JsonNode unordered(JsonNode json) {
        return switch (json) {
            case ObjectNode object -> {
                ObjectNode copy = object.objectNode();
                object.properties().forEach(each -> copy.set(each.getKey(), unordered(each.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = array.arrayNode();
                sorted(array).forEach(copy::add);
                yield copy;
            }
            default -> json;
        };
    }

    private static List<JsonNode> sorted(ArrayNode array) {
        return EngineTruth.list(array).stream()
                .map(BothSides::unordered)
                .sorted(Comparator.comparing(JsonNode::toString))
                .toList();
    }
}
