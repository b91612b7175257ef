package dev.longshore.representation;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a list together from items that are JSON already: what {@link Json} makes of an object with items and next. */
public final class JsonList {

    private static final byte[] START = ascii("{\"items\":[");
    private static final byte[] NEXT = ascii("],\"next\":");
    private static final int ENDS = 64;

    private JsonList() {}

    /** The list with its tag; {@code next} is left out if null. */
    public static Rendered of(List<JsonItem> items, @Nullable String next) {
        return new Rendered(json(items, next), EntityTag.ofItems(items, next));
    }

    private static byte[] json(List<JsonItem> items, @Nullable String next) {
        int size = items.stream().mapToInt(item -> item.json().length + 1).sum();
        ByteArrayOutputStream out = new ByteArrayOutputStream(size + ENDS + (next == null ? 0 : next.length()));
        out.writeBytes(START);
        for (int n = 0; n < items.size(); n++) {
            if (n > 0) {
                out.write(',');
            }
            out.writeBytes(items.get(n).json());
        }
        if (next == null) {
            out.write(']');
        } else {
            out.writeBytes(NEXT);
            out.writeBytes(Json.bytes(next));
        }
        out.write('}');
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
