package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Compares lists and details of images. */
final class ImagesAgree {
    private final BothSides sides;
    private final Map<String, JsonNode> rows;
    private final Map<String, JsonNode> containers;
    private final Set<String> dangling;

    ImagesAgree(BothSides sides) {
        this.sides = sides;
        this.rows = sides.truth().images("?all=1");
        this.containers = sides.truth().containers();
        this.dangling = sides.truth().dangling();
    }

    void check() {
        Map<String, JsonNode> items = sides.items("/images?all=true");
        assertThat(items.keySet()).containsExactlyInAnyOrderElementsOf(rows.keySet());
        assertThat(sides.items("/images").keySet())
                .containsExactlyInAnyOrderElementsOf(sides.truth().images("").keySet());
        rows.forEach((id, row) -> {
            ObjectNode expected = item(id, row);
            assertThat(BothSides.unordered(withoutPlatforms(item(items, id)))).isEqualTo(expected);
            checkDetail(id, row, expected);
        });
    }

    private static JsonNode item(Map<String, JsonNode> items, String id) {
        return Objects.requireNonNull(items.get(id));
    }

    /** Platforms are asked of the engine with the list only; the rest of the item says the same without. */
    private static JsonNode withoutPlatforms(JsonNode item) {
        ((ObjectNode) item).remove("platforms");
        return item;
    }

    /** The containerd store counts one also that has an untagged double beside a name of its own (moby#53561). */
    private boolean isDangling(String id, JsonNode row) {
        return dangling.contains(id) && EngineTruth.names(row.path("RepoTags")).isEmpty();
    }

    private ObjectNode item(String id, JsonNode row) {
        ObjectNode expected = JsonNodeFactory.instance.objectNode().put("id", id);
        expected.set("references", texts(EngineTruth.names(row.path("RepoTags"))));
        expected.set("digests", texts(EngineTruth.names(row.path("RepoDigests"))));
        BothSides.put(expected, "createdAt", EngineTruth.time(row.path("Created")));
        expected.set("sizeBytes", row.path("Size"));
        expected.set("labels", row.path("Labels").isObject() ? row.path("Labels") : expected.objectNode());
        expected.put("labelsTruncated", false).put("dangling", isDangling(id, row));
        ArrayNode uses = expected.putArray("containers");
        containers.values().stream()
                .filter(container -> container.path("ImageID").asString().equals(id))
                .map(ImagesAgree::use)
                .forEach(uses::add);
        return (ObjectNode) BothSides.unordered(expected);
    }

    private static ObjectNode use(JsonNode container) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", container.path("Id").asString())
                .put("name", container.path("Names").path(0).asString().substring(1))
                .put("state", container.path("State").asString());
    }

    private void checkDetail(String id, JsonNode row, ObjectNode expected) {
        JsonNode document = sides.truth().inspect(id).orElseThrow();
        JsonNode detail = sides.ask("/images/" + id);
        expected.properties()
                .forEach(each -> assertThat(BothSides.unordered(detail.path(each.getKey())))
                        .as("%s of %s", each.getKey(), id)
                        .isEqualTo(each.getValue()));
        assertThat(detail.path("parent").asString(""))
                .isEqualTo(row.path("ParentId").asString(""));
        assertThat(EngineTruth.names(detail.path("children"))).isEqualTo(children(id));
        for (String field : List.of("Os", "Architecture", "Variant", "Author", "Comment")) {
            String ours = Character.toLowerCase(field.charAt(0)) + field.substring(1);
            assertThat(detail.path(ours).asString(""))
                    .as(field)
                    .isEqualTo(document.path(field).asString(""));
        }
        assertThat(EngineTruth.list(detail.path("layers")).stream()
                        .map(layer -> layer.path("diffId").asString()))
                .isEqualTo(strings(document.path("RootFS").path("Layers")));
        for (String field : List.of("Env", "Cmd", "Entrypoint")) {
            assertThat(strings(detail.path("config").path(field.toLowerCase(Locale.ROOT))))
                    .as(field)
                    .isEqualTo(strings(document.path("Config").path(field)));
        }
        assertThat(sides.ask("/images/" + id + "/inspect")).isEqualTo(document);
        checkTags(id, row);
    }

    private void checkTags(String id, JsonNode row) {
        JsonNode tags = sides.ask("/images/" + id + "/tags");
        assertThat(tags.path("imageId").asString()).isEqualTo(id);
        assertThat(EngineTruth.list(tags.path("items")).stream()
                        .peek(item -> assertThat(item.path("repository").asString() + ":"
                                        + item.path("tag").asString())
                                .isEqualTo(item.path("reference").asString()))
                        .map(item -> item.path("reference").asString()))
                .containsExactlyInAnyOrderElementsOf(EngineTruth.names(row.path("RepoTags")));
    }

    private List<String> children(String id) {
        return rows.entrySet().stream()
                .filter(row -> row.getValue().path("ParentId").asString("").equals(id))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static List<String> strings(JsonNode array) {
        return EngineTruth.list(array).stream().map(JsonNode::asString).toList();
    }

    private static ArrayNode texts(List<String> names) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        names.forEach(array::add);
        return array;
    }
}
