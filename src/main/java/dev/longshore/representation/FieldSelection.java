package dev.longshore.representation;

import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The {@code fields} parameter: which parts of a resource to answer with.
 *
 * @param paths such as {@code architecture} or {@code config.cmd}; empty means everything
 */
public record FieldSelection(List<String> paths) {

    /**
     * Reads {@code fields=architecture,config.cmd}.
     *
     * @param text the parameter, null if it was not given
     * @param known every path there can be
     * @throws Invalid {@code invalid-parameter} naming the unknown path and the known ones
     */
    public static FieldSelection parse(@Nullable String text, Set<String> known) {
        if (text == null) {
            return new FieldSelection(List.of());
        }
        List<String> paths = List.of(text.split(",", -1));
        paths.stream().filter(path -> !isKnown(path, known)).findFirst().ifPresent(path -> {
            throw unknown(path, known);
        });
        return new FieldSelection(paths);
    }

    /** A path below a map with free keys, such as {@code labels.team}, is known where the map is ({@code labels.*}). */
    private static boolean isKnown(String path, Set<String> known) {
        return known.contains(path)
                || known.stream()
                        .anyMatch(each -> each.endsWith(".*")
                                && path.length() >= each.length()
                                && path.startsWith(each.substring(0, each.length() - 1)));
    }

    /** Whether everything is asked for. */
    public boolean isWhole() {
        return paths.isEmpty();
    }

    /** The resource with the selected parts only; a part it does not have is left out. */
    public JsonNode of(ObjectNode resource) {
        if (isWhole()) {
            return resource;
        }
        ObjectNode selected = JsonNodeFactory.instance.objectNode();
        paths.forEach(path -> copy(path, resource, selected));
        return selected;
    }

    /** A key may itself hold dots, as label names do, so at each level the whole rest is tried first. */
    private static void copy(String path, ObjectNode from, ObjectNode to) {
        JsonNode whole = from.get(path);
        if (whole != null) {
            to.set(path, whole);
            return;
        }
        int dot = path.indexOf('.');
        if (dot > 0 && from.get(path.substring(0, dot)) instanceof ObjectNode inner) {
            copyInner(path.substring(0, dot), path.substring(dot + 1), inner, to);
        }
    }

    private static void copyInner(String key, String rest, ObjectNode inner, ObjectNode to) {
        if (rest.equals("*")) {
            to.set(key, inner);
            return;
        }
        ObjectNode target = to.get(key) instanceof ObjectNode there ? there : JsonNodeFactory.instance.objectNode();
        copy(rest, inner, target);
        if (!target.isEmpty()) {
            to.set(key, target);
        }
    }

    private static Invalid unknown(String path, Set<String> known) {
        List<String> accepted = known.stream().sorted().toList();
        Invalid failure = new Invalid(
                ProblemType.INVALID_PARAMETER,
                "fields names '" + path + "', which is not a field here. Fields are: " + String.join(", ", accepted)
                        + ".");
        failure.with("parameter", "fields").with("value", path).with("accepted", accepted);
        return failure;
    }
}
