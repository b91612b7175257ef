package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Compares lists and details of containers. */
final class ContainersAgree {
    private static final Set<String> WITH_EXIT_CODE = Set.of("exited");
    private final BothSides sides;
    private final Map<String, JsonNode> images;

    ContainersAgree(BothSides sides) {
        this.sides = sides;
        this.images = sides.truth().images("?all=1");
    }

    void check() {
        Map<String, JsonNode> rows = sides.truth().containers();
        Map<String, JsonNode> items = sides.items("/containers");
        assertThat(items.keySet()).containsExactlyInAnyOrderElementsOf(rows.keySet());
        rows.forEach((id, row) -> {
            JsonNode expected = item(id, row);
            assertThat(BothSides.unordered(Objects.requireNonNull(items.get(id))))
                    .isEqualTo(expected);
            JsonNode detail = sides.ask("/containers/" + id);
            assertThat(detail.path("names")).isEqualTo(expected.path("names"));
            assertThat(detail.path("exitCode")).isEqualTo(expected.path("exitCode"));
            assertThat(sides.ask("/containers/" + id + "/inspect"))
                    .isEqualTo(sides.truth().inspectContainer(id));
        });
    }

    private JsonNode item(String id, JsonNode row) {
        ObjectNode expected = JsonNodeFactory.instance.objectNode().put("id", id);
        add(expected.putArray("names"), row, false);
        add(expected.putArray("links"), row, true);
        expected.set("image", image(row));
        BothSides.put(expected, "command", row.path("Command").asString());
        BothSides.put(expected, "createdAt", EngineTruth.time(row.path("Created")));
        BothSides.put(expected, "state", row.path("State").asString());
        JsonNode state = sides.truth().inspectContainer(id).path("State");
        if (WITH_EXIT_CODE.contains(state.path("Status").asString())) {
            expected.set("exitCode", state.path("ExitCode"));
        }
        row.path("Ports").forEach(port -> expected.withArray("ports").add(port(port)));
        expected.withArray("ports");
        expected.set("labels", row.path("Labels"));
        expected.put("labelsTruncated", false).putArray("mounts");
        row.path("NetworkSettings").path("Networks").properties().forEach(network -> {
            ObjectNode ours = expected.withArray("networks").addObject().put("name", network.getKey());
            BothSides.put(ours, "id", network.getValue().path("NetworkID").asString(""));
        });
        return BothSides.unordered(expected);
    }

    private static void add(ArrayNode names, JsonNode row, boolean links) {
        EngineTruth.names(row.path("Names")).stream()
                .map(name -> name.substring(1))
                .filter(name -> name.contains("/") == links)
                .forEach(names::add);
    }

    /** Where the engine has an id for a name, it does not know one. */
    private ObjectNode image(JsonNode row) {
        String id = row.path("ImageID").asString();
        String text = row.path("Image").asString();
        ObjectNode image = JsonNodeFactory.instance.objectNode().put("id", id);
        boolean isId = text.startsWith("sha256:") || id.startsWith("sha256:" + text);
        if (!isId) {
            String name = text.lastIndexOf(':') > text.lastIndexOf('/') ? text : text + ":latest";
            boolean moved = sides.truth()
                    .inspect(name)
                    .filter(document -> document.path("Id").asString().equals(id))
                    .isEmpty();
            image.put("reference", name).put("tagMoved", moved);
        }
        List<String> now = images.containsKey(id)
                ? EngineTruth.names(Objects.requireNonNull(images.get(id)).path("RepoTags"))
                : List.of();
        now.forEach(image.putArray("references")::add);
        return image;
    }

    private static ObjectNode port(JsonNode port) {
        ObjectNode ours = JsonNodeFactory.instance.objectNode();
        BothSides.put(ours, "ip", port.path("IP").asString(""));
        ours.set("privatePort", port.path("PrivatePort"));
        if (port.has("PublicPort")) {
            ours.set("publicPort", port.path("PublicPort"));
        }
        return ours.put("protocol", port.path("Type").asString());
    }
}
