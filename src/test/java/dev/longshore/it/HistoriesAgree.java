package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Compares histories, step by step and in order. */
record HistoriesAgree(BothSides sides) {

    void check() {
        for (String id : sides.truth().images("?all=1").keySet()) {
            List<JsonNode> expected = EngineTruth.list(sides.truth().history(id)).stream()
                    .map(HistoriesAgree::step)
                    .toList();
            assertThat(EngineTruth.list(sides.ask("/images/" + id + "/history").path("items")).stream()
                            .peek(step -> ((ObjectNode) step).remove("emptyLayer")))
                    .as("history of " + id)
                    .isEqualTo(expected);
        }
    }

    private static JsonNode step(JsonNode row) {
        ObjectNode expected = JsonNodeFactory.instance.objectNode();
        String id = row.path("Id").asString();
        BothSides.put(expected, "id", id.equals("<missing>") ? null : id);
        BothSides.put(expected, "createdAt", EngineTruth.time(row.path("Created")));
        BothSides.put(expected, "createdBy", row.path("CreatedBy").asString(""));
        expected.set("sizeBytes", row.path("Size"));
        EngineTruth.names(row.path("Tags")).forEach(expected.putArray("tags")::add);
        BothSides.put(expected, "comment", row.path("Comment").asString(""));
        return expected;
    }
}
