package dev.longshore.representation;

import dev.longshore.problem.Failure;
import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One action of a template.
 *
 * @param text the action as it was given, braces included
 * @param function what is done with the value
 * @param path field names from the document down; empty for the document
 * @param arguments of {@code index} and {@code join}
 */
record GoAction(String text, Function function, List<String> path, List<GoWord> arguments) {

    private static final JsonMapper MAPPER = new JsonMapper();

    /** The functions that are supported, {@link #PRINT} standing for none. */
    enum Function {
        PRINT,
        JSON,
        INDEX,
        LEN,
        JOIN
    }

    /** The action that these words make; empty if it is more than is supported. */
    static Optional<GoAction> of(String text, List<GoWord> words) {
        if (words.size() == 1 && words.getFirst() instanceof GoWord.Path(var path) && !path.isEmpty()) {
            return Optional.of(new GoAction(text, Function.PRINT, path, List.of()));
        }
        if (words.size() < 2
                || !(words.getFirst() instanceof GoWord.Name(String name))
                || !(words.get(1) instanceof GoWord.Path(var path))) {
            return Optional.empty();
        }
        List<GoWord> arguments = words.subList(2, words.size());
        return function(name, arguments).map(function -> new GoAction(text, function, path, arguments));
    }

    private static Optional<Function> function(String name, List<GoWord> arguments) {
        boolean keys = arguments.stream().allMatch(word -> word instanceof GoWord.Text || word instanceof GoWord.Place);
        return switch (name) {
            case "json" -> arguments.isEmpty() ? Optional.of(Function.JSON) : Optional.empty();
            case "len" -> arguments.isEmpty() ? Optional.of(Function.LEN) : Optional.empty();
            case "index" -> keys && !arguments.isEmpty() ? Optional.of(Function.INDEX) : Optional.empty();
            case "join" ->
                arguments.size() == 1 && arguments.getFirst() instanceof GoWord.Text
                        ? Optional.of(Function.JOIN)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** @throws Invalid {@code invalid-parameter} if the document does not have what is asked for */
    String print(JsonNode document) {
        GoValue value = GoValue.of(document);
        for (String field : path) {
            value = value.field(field).orElseThrow(() -> missing("there is no field " + field));
        }
        return switch (function) {
            case PRINT -> printed(value);
            case JSON -> json(value.json());
            case INDEX -> printed(indexed(value));
            case LEN -> Integer.toString(value.length().orElseThrow(() -> missing("the value has no length")));
            case JOIN -> joined(value);
        };
    }

    private String printed(GoValue value) {
        return value.print().orElseThrow(this::unprintable);
    }

    /** Go escapes the two line separators that JSON allows and JavaScript once did not. */
    static String json(JsonNode value) {
        return MAPPER.writeValueAsString(value).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }

    private GoValue indexed(GoValue value) {
        GoValue found = value;
        for (GoWord argument : arguments) {
            Optional<GoValue> next =
                    argument instanceof GoWord.Place(int place) ? found.at(place) : at(found, argument);
            found = next.orElseThrow(() -> missing("there is nothing at that place or key"));
        }
        return found;
    }

    private static Optional<GoValue> at(GoValue value, GoWord key) {
        return key instanceof GoWord.Text(String text) ? value.at(text) : Optional.empty();
    }

    private String joined(GoValue value) {
        List<String> texts = value.texts().orElseThrow(() -> missing("the value is no list of texts"));
        String separator = arguments.getFirst() instanceof GoWord.Text(String text) ? text : "";
        return texts.stream().collect(Collectors.joining(separator));
    }

    private Failure unprintable() {
        return refused(
                text + " asks for an object, or for what holds one, and how Go prints that cannot be told from the"
                        + " document. Ask for one of its fields, or use {{json ." + String.join(".", path) + "}}.");
    }

    private Failure missing(String why) {
        return refused("The document does not have what " + text + " asks for: " + why
                + ". Leave format out to see the document.");
    }

    private Failure refused(String detail) {
        return new Invalid(ProblemType.INVALID_PARAMETER, detail)
                .with("parameter", "format")
                .with("value", text);
    }
}
