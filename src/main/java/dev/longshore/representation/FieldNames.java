package dev.longshore.representation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The names that {@code fields} can select from a record that is answered with. */
public final class FieldNames {

    private FieldNames() {}

    /** The record's components, those of records within it after a dot, and {@code name.*} for maps. */
    public static Set<String> of(Class<? extends Record> type) {
        Set<String> names = new TreeSet<>();
        add("", type, names);
        return Collections.unmodifiableSet(names);
    }

    private static void add(String before, Class<?> type, Set<String> names) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                add(before, component.getType(), names);
            } else {
                add(before, component, names);
            }
        }
    }

    private static void add(String before, RecordComponent component, Set<String> names) {
        String name = before + component.getName();
        names.add(name);
        if (component.getType().isRecord()) {
            add(name + ".", component.getType(), names);
        } else if (Map.class.isAssignableFrom(component.getType())) {
            names.add(name + ".*");
        }
    }
}
