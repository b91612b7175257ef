package dev.longshore.engine;

import java.util.Map;

/** Labels few enough to be kept as they are. */
record ExactLabels(Map<String, String> shown) implements LabelSet {

    static final ExactLabels NONE = new ExactLabels(Map.of());

    @Override
    public boolean truncated() {
        return false;
    }

    @Override
    public boolean has(String name) {
        return shown.containsKey(name);
    }

    @Override
    public boolean has(String name, String value) {
        return value.equals(shown.get(name));
    }
}
