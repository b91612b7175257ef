package dev.longshore.representation;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A value of an engine's document as a Go template sees it: printed as Go's {@code fmt} does ({@code [a b]} for a list,
 * {@code map[a:1 b:2]} for a map), as far as names and JSON tell its Go type.
 *
 * @param json the value, JSON null for nil
 * @param kind what it is in Go
 */
record GoValue(JsonNode json, Kind kind) {

    /** What JSON alone does not tell. */
    enum Kind {
        /** A list, also when it is null. */
        LIST,
        /** A map, also when it is null. */
        MAP,
        /** Anything else: an object is a struct, and prints in an order and with pointers that JSON does not tell. */
        OTHER
    }

    /** Texts that the Engine API leaves out when they are empty. */
    private static final Set<String> TEXTS = Set.of(
            "Variant",
            "OsVersion",
            "Author",
            "Comment",
            "Parent",
            "User",
            "WorkingDir",
            "StopSignal",
            "Hostname",
            "Domainname",
            "DockerVersion",
            "Container");

    private static final Set<String> LISTS = Set.of(
            "Cmd",
            "Entrypoint",
            "Env",
            "OnBuild",
            "Shell",
            "RepoTags",
            "RepoDigests",
            "Layers",
            "Mounts",
            "ExecIDs",
            "Binds",
            "Links",
            "Args",
            "Test");

    private static final Set<String> MAPS = Set.of(
            "Labels",
            "Volumes",
            "ExposedPorts",
            "Annotations",
            "Ports",
            "PortBindings",
            "Networks",
            "Data",
            "Options",
            "Sysctls",
            "Tmpfs");

    /** The whole document. */
    static GoValue of(JsonNode document) {
        return new GoValue(document, Kind.OTHER);
    }

    /** A field by its Go name, which is exact; empty if there is none. */
    Optional<GoValue> field(String name) {
        if (!json.isObject()) {
            return Optional.empty();
        }
        JsonNode field = json.has(name) ? json.get(name) : absent(name);
        return field.isMissingNode() ? Optional.empty() : Optional.of(new GoValue(field, kind(name, field)));
    }

    private JsonNode absent(String name) {
        if (kind == Kind.MAP || TEXTS.contains(name)) {
            return JsonNodeFactory.instance.stringNode("");
        }
        return LISTS.contains(name) || MAPS.contains(name)
                ? JsonNodeFactory.instance.nullNode()
                : JsonNodeFactory.instance.missingNode();
    }

    private static Kind kind(String name, JsonNode field) {
        if (LISTS.contains(name) || field.isArray()) {
            return Kind.LIST;
        }
        return MAPS.contains(name) ? Kind.MAP : Kind.OTHER;
    }

    /** The item at a place of a list; empty if there is none. */
    Optional<GoValue> at(int place) {
        return json.isArray() ? Optional.ofNullable(json.get(place)).map(GoValue::of) : Optional.empty();
    }

    /** The value of a key of a map, the empty text where it has none; empty if this is no map. */
    Optional<GoValue> at(String key) {
        return kind == Kind.MAP
                ? Optional.of(of(json.isObject() && json.has(key) ? json.get(key) : absent(key)))
                : Optional.empty();
    }

    /** How many items, keys or bytes; empty if it has no length. */
    Optional<Integer> length() {
        if (json.isString()) {
            return Optional.of(json.stringValue().getBytes(StandardCharsets.UTF_8).length);
        }
        return kind == Kind.OTHER ? Optional.empty() : Optional.of(json.size());
    }

    /** The value as Go prints it; empty for a struct. */
    Optional<String> print() {
        return switch (kind) {
            case LIST -> json.isNull() ? Optional.of("[]") : print(json);
            case MAP -> Optional.of(printMap(json));
            case OTHER -> json.isObject() && !json.isEmpty() ? Optional.empty() : print(json);
        };
    }

    private static Optional<String> print(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY ->
                Optional.of(value.valueStream().map(GoValue::printInner).collect(Collectors.joining(" ", "[", "]")));
            case NULL -> Optional.of("<nil>");
            case OBJECT -> Optional.of(printMap(value));
            case STRING -> Optional.of(value.stringValue());
            case NUMBER, BOOLEAN -> Optional.of(value.asString());
            case BINARY, MISSING, POJO -> Optional.empty();
        };
    }

    private static String printMap(JsonNode map) {
        return map.properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + ":" + printInner(entry.getValue()))
                .collect(Collectors.joining(" ", "map[", "]"));
    }

    private static String printInner(JsonNode value) {
        return value.isObject() && value.isEmpty() ? "{}" : print(value).orElse("");
    }
}
