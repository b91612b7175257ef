package dev.longshore.it;

import tools.jackson.databind.JsonNode;

/** What a JSON value looks like, its values left out. */
final class Shape {

    private Shape() {}

    /** Whether a value can be told by this example: of the same kinds, and with every member that it has. */
    static boolean isAsIn(JsonNode example, JsonNode value) {
        if (example.getNodeType() != value.getNodeType()) {
            return false;
        }
        if (example.isArray()) {
            return example.isEmpty() || value.isEmpty() || isAsIn(example.get(0), value.get(0));
        }
        return example.properties().stream()
                .allMatch(
                        member -> value.has(member.getKey()) && isAsIn(member.getValue(), value.get(member.getKey())));
    }
}
