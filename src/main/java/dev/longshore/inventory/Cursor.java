package dev.longshore.inventory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * The place behind which a page begins: the order and the values of the item before it. So it stays good when items, even
 * that one, come and go.
 */
final class Cursor {

    private static final JsonMapper MAPPER = new JsonMapper();

    private Cursor() {}

    static String write(Ordering<?> ordering, List<@Nullable Comparable<?>> values) {
        ArrayNode place = MAPPER.createArrayNode().add(ordering.mark());
        values.forEach(value -> place.addPOJO(value));
        byte[] json = MAPPER.writeValueAsBytes(place);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
    }

    /** The values; empty if the text is no cursor, or one of another order or of a list of other things. */
    static Optional<List<@Nullable Comparable<?>>> read(String text, Ordering<?> ordering) {
        try {
            byte[] json = Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1));
            return values(MAPPER.readTree(json), ordering);
        } catch (IllegalArgumentException | JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<List<@Nullable Comparable<?>>> values(JsonNode place, Ordering<?> ordering) {
        List<Class<?>> types = ordering.types();
        if (place.size() != types.size() + 1
                || !ordering.mark().equals(place.path(0).stringValue(null))) {
            return Optional.empty();
        }
        List<@Nullable Comparable<?>> values = new ArrayList<>();
        for (int at = 0; at < types.size(); at++) {
            JsonNode node = place.get(at + 1);
            if (!node.isNull() && !(types.get(at) == Long.class ? node.isIntegralNumber() : node.isString())) {
                return Optional.empty();
            }
            values.add(
                    node.isNull()
                            ? null
                            : types.get(at) == Long.class ? (Comparable<?>) node.longValue() : node.stringValue());
        }
        return Optional.of(Collections.unmodifiableList(values));
    }
}
