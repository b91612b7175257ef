package dev.longshore.http;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/** Structured logs: JSON leaves the line separators U+2028 and U+2029 as they are, log readers may not. */
public final class EscapedFields implements StructuredLoggingJsonMembersCustomizer<Object> {

    @Override
    public void customize(JsonWriter.Members<Object> members) {
        members.applyingValueProcessor(JsonWriter.ValueProcessor.of(String.class, EscapedFields::escaped));
    }

    private static @Nullable String escaped(@Nullable String text) {
        return text == null ? null : text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }
}
