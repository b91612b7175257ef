package dev.longshore.it;

import static dev.longshore.testkit.EngineObjects.encode;

import dev.longshore.testkit.EngineAnswer;
import dev.longshore.testkit.EngineSocket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an engine says itself, asked over its socket. */
record EngineTruth(EngineSocket engine) {

    /** Rows of {@code GET /images/json} with that query, by id. */
    Map<String, JsonNode> images(String query) {
        return byId(engine.get("/images/json" + query).expect(200).json());
    }

    /** The tags of an image, sorted; none if it is not here. */
    List<String> tags(String id) {
        JsonNode row = images("?all=1").get(id);
        return row == null ? List.of() : names(row.path("RepoTags"));
    }

    /** Rows of all containers, by id. */
    Map<String, JsonNode> containers() {
        return byId(engine.get("/containers/json?all=1").expect(200).json());
    }

    /** Ids of the images, untagged parents too, that pass a filter of the engine's own. */
    Set<String> filtered(String filter, String value) {
        return images("?all=1&" + query(filter, value)).keySet();
    }

    /** Ids of the dangling images, as {@code docker images -f dangling=true} asks for them. */
    Set<String> dangling() {
        return images("?" + query("dangling", "true")).keySet();
    }

    private static String query(String filter, String value) {
        return "filters=" + encode(JsonMapper.shared().writeValueAsString(Map.of(filter, List.of(value))));
    }

    /** The document of an image that the engine finds under that name, if it finds one. */
    Optional<JsonNode> inspect(String name) {
        EngineAnswer answer = engine.get("/images/" + encode(name) + "/json").expect(200, 404);
        return answer.status() == 200 ? Optional.of(answer.json()) : Optional.empty();
    }

    /** The document of a container. */
    JsonNode inspectContainer(String id) {
        return engine.get("/containers/" + id + "/json").expect(200).json();
    }

    /** The rows of an image's history. */
    JsonNode history(String id) {
        return engine.get("/images/" + id + "/history").expect(200).json();
    }

    /** The texts of an array that are names, sorted; the engines' words for none are left out. */
    static List<String> names(JsonNode array) {
        Set<String> names = new TreeSet<>();
        for (JsonNode each : array) {
            if (!each.asString().contains("<none>")) {
                names.add(each.asString());
            }
        }
        return List.copyOf(names);
    }

    /** Seconds since 1970 as RFC 3339; null for the engines' words for unknown, 0 and the year 1. */
    static @Nullable String time(JsonNode seconds) {
        return seconds.asLong() <= 0
                ? null
                : Instant.ofEpochSecond(seconds.asLong()).toString();
    }

    /** The elements of an array. */
    static List<JsonNode> list(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        return elements;
    }

    private static Map<String, JsonNode> byId(JsonNode rows) {
        Map<String, JsonNode> byId = new LinkedHashMap<>();
        rows.forEach(row -> byId.put(row.path("Id").asString(), row));
        return byId;
    }
}
