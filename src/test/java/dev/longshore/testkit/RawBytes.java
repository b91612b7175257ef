package dev.longshore.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Puts bytes where a placeholder stands; Latin-1 keeps every byte as it is on the way through text. */
final class RawBytes {
    private RawBytes() {}

    static byte[] replace(byte[] document, Map<String, byte[]> values) {
        String text = new String(document, StandardCharsets.ISO_8859_1);
        for (Map.Entry<String, byte[]> value : values.entrySet()) {
            text = text.replace(value.getKey(), new String(value.getValue(), StandardCharsets.ISO_8859_1));
        }
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
