package dev.longshore.representation;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Longshore's JSON: a value nobody knows is left out, an empty list stays, times are RFC 3339 in UTC. */
public final class Json {

    private static final JsonMapper MAPPER =
            leavingUnknownOut(JsonMapper.builder()).build();

    private static final ObjectWriter WRITER = MAPPER.writer();

    private Json() {}

    /** The same mapper, which leaves out what is null. */
    public static JsonMapper.Builder leavingUnknownOut(JsonMapper.Builder builder) {
        return builder.changeDefaultPropertyInclusion(
                inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL));
    }

    /** The value as UTF-8 JSON. */
    public static byte[] bytes(Object value) {
        return WRITER.writeValueAsBytes(value);
    }

    /** The value as a tree. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }
}
