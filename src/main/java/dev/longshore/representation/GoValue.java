package dev.longshore.representation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A value of an engine's document as a Go template sees it: printed as Go's {@code fmt} does ({@code [a b]} for a list,
 * {@code map[a:1 b:2]} for a map), as far as names and JSON tell its Go type. What Docker CLI 28 prints was tried.
 *
 * @param json the value, JSON null for nil, missing for a key that its map does not have
 * @param kind what it is in Go
 */
record GoValue(JsonNode json, Kind kind) {

    /** What JSON alone does not tell. */
    enum Kind {
        /** A list, also when it is null. */
        LIST,
        /** A map from text to text, also when it is null. */
        TEXT_MAP,
        /** A map to something else, also when it is null. */
        MAP,
        /** Anything else: an object is a struct, and prints in an order and with pointers that JSON does not tell. */
        OTHER
    }

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final String TIME = "LastTagTime";

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

    /** Pointers that it leaves out when they are nil. */
    private static final Set<String> POINTERS = Set.of("Healthcheck", "Health", "Descriptor");

    private static final Map<String, Kind> KINDS = kinds(Map.of(
            Kind.LIST,
                    "Cmd Entrypoint Env OnBuild Shell RepoTags RepoDigests Layers Mounts ExecIDs Binds Links Args Test",
            Kind.TEXT_MAP, "Labels Annotations Data Options Sysctls Tmpfs",
            Kind.MAP, "Volumes ExposedPorts Ports PortBindings Networks"));

    private static Map<String, Kind> kinds(Map<Kind, String> names) {
        return names.entrySet().stream()
                .flatMap(each -> Stream.of(each.getValue().split(" ")).map(name -> Map.entry(name, each.getKey())))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The whole document. */
    static GoValue of(JsonNode document) {
        return new GoValue(document, document.isArray() ? Kind.LIST : Kind.OTHER);
    }

    private boolean isMap() {
        return kind == Kind.MAP || kind == Kind.TEXT_MAP;
    }

    /** A field by its Go name, which is exact; empty if there is none. A map has every field, if without a value. */
    Optional<GoValue> field(String name) {
        if (isMap() || json.isMissingNode()) {
            return Optional.of(of(json.path(name)));
        }
        JsonNode field = json.has(name) ? json.get(name) : absent(name);
        if (field.isMissingNode()) {
            return Optional.empty();
        }
        return name.equals(TIME) ? time(field) : Optional.of(new GoValue(field, kind(name, field)));
    }

    private JsonNode absent(String name) {
        if (!json.isObject()) {
            return NODES.missingNode();
        }
        if (TEXTS.contains(name)) {
            return NODES.stringNode("");
        }
        return KINDS.containsKey(name) || POINTERS.contains(name) ? NODES.nullNode() : NODES.missingNode();
    }

    private static Kind kind(String name, JsonNode field) {
        Kind byName = field.isObject() || field.isArray() || field.isNull() ? KINDS.get(name) : null;
        return byName == null ? of(field).kind() : byName;
    }

    /** Go prints a time as {@code 2026-01-31 15:04:05.5 +0000 UTC}; another zone's name is not in the document. */
    private static Optional<GoValue> time(JsonNode field) {
        String text = field.stringValue("");
        return text.endsWith("Z")
                ? Optional.of(of(NODES.stringNode(text.replace('T', ' ').replace("Z", " +0000 UTC"))))
                : Optional.empty();
    }

    /** The item at a place of a list; empty if there is none. */
    Optional<GoValue> at(int place) {
        return json.isArray() ? Optional.ofNullable(json.get(place)).map(GoValue::of) : Optional.empty();
    }

    /** The value of a key of a map, the empty text where a map of texts has none; empty if there is nothing. */
    Optional<GoValue> at(String key) {
        if (isMap() && json.has(key)) {
            return Optional.of(of(json.get(key)));
        }
        return kind == Kind.TEXT_MAP ? Optional.of(of(NODES.stringNode(""))) : Optional.empty();
    }

    /** How many items, keys or bytes; empty if it has no length. */
    Optional<Integer> length() {
        if (json.isString()) {
            return Optional.of(json.stringValue().getBytes(StandardCharsets.UTF_8).length);
        }
        return kind == Kind.OTHER ? Optional.empty() : Optional.of(json.size());
    }

    /** The items of a list of texts; empty if it is none. */
    Optional<List<String>> texts() {
        return kind == Kind.LIST && json.valueStream().allMatch(JsonNode::isString)
                ? Optional.of(json.valueStream().map(JsonNode::stringValue).toList())
                : Optional.empty();
    }

    /** The value as Go prints it; empty for a struct and for what holds one. */
    Optional<String> print() {
        return switch (kind) {
            case LIST -> list(json);
            case TEXT_MAP, MAP -> map();
            case OTHER -> json.isNull() ? Optional.of("<nil>") : scalar(json);
        };
    }

    private Optional<String> map() {
        List<Optional<String>> entries = json.properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> inner(entry.getValue()).map(value -> entry.getKey() + ":" + value))
                .toList();
        return joined(entries, "map[");
    }

    /** A value in a map: of those in these documents an empty object is Go's empty struct, and null an empty list. */
    private static Optional<String> inner(JsonNode value) {
        if (value.isObject()) {
            return value.isEmpty() ? Optional.of("{}") : Optional.empty();
        }
        return value.isArray() || value.isNull() ? list(value) : scalar(value);
    }

    private static Optional<String> list(JsonNode list) {
        return joined(list.valueStream().map(GoValue::scalar).toList(), "[");
    }

    private static Optional<String> joined(List<Optional<String>> items, String before) {
        return items.stream().allMatch(Optional::isPresent)
                ? Optional.of(items.stream().flatMap(Optional::stream).collect(Collectors.joining(" ", before, "]")))
                : Optional.empty();
    }

    private static Optional<String> scalar(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> Optional.of(value.stringValue());
            case NUMBER, BOOLEAN -> Optional.of(value.asString());
            case MISSING -> Optional.of("<no value>");
            case ARRAY, OBJECT, NULL, BINARY, POJO -> Optional.empty();
        };
    }
}
