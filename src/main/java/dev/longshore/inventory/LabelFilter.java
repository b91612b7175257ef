package dev.longshore.inventory;

import dev.longshore.engine.LabelSet;
import org.jspecify.annotations.Nullable;

/**
 * A {@code label} parameter, {@code name} or {@code name=value}, as {@code docker images --filter label=} takes it.
 *
 * @param name the label's name
 * @param value the value it has to have, null for any
 */
public record LabelFilter(String name, @Nullable String value) {

    /** Reads {@code name} or {@code name=value}; a value may be empty and may hold further {@code =}. */
    public static LabelFilter parse(String text) {
        int equals = text.indexOf('=');
        return equals < 0
                ? new LabelFilter(text, null)
                : new LabelFilter(text.substring(0, equals), text.substring(equals + 1));
    }

    boolean matches(LabelSet labels) {
        return value == null ? labels.has(name) : labels.has(name, value);
    }
}
