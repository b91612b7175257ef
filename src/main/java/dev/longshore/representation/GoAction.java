package dev.longshore.representation;

import dev.longshore.problem.Failure;
import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One action of a template.
 *
 * @param function null for the value itself, else {@code json}, {@code index}, {@code len} or {@code join}
 * @param path field names from the document down; empty for the document
 * @param arguments of {@code index} and {@code join}: text without its quotes, or a number
 */
record GoAction(@Nullable String function, List<String> path, List<Argument> arguments) {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(?<path>\\.(?:[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_]*)*)?)|(?<word>[a-z]+)"
                    + "|(?<text>\"(?:[^\"\\\\]|\\\\.)*\")|(?<raw>`[^`]*`)|(?<number>\\d{1,9}))(?=\\s|$)");

    private static final JsonMapper MAPPER = new JsonMapper();

    /** An argument. */
    sealed interface Argument {
        /** A place in a list. */
        record Place(int value) implements Argument {}

        /** A key, or a separator. */
        record Text(String value) implements Argument {}
    }

    /** Where the action that begins here is closed, -1 if nowhere; a {@code }}} in quotes does not count. */
    static int end(String text, int from) {
        char quote = 0;
        for (int at = from; at < text.length() - 1; at++) {
            char here = text.charAt(at);
            if (quote == 0 && here == '}' && text.charAt(at + 1) == '}') {
                return at;
            }
            if (quote == '"' && here == '\\') {
                at++;
            } else if (here == quote) {
                quote = 0;
            } else if (quote == 0 && (here == '"' || here == '`')) {
                quote = here;
            }
        }
        return -1;
    }

    /** Reads what stands between the braces; empty if it is more than is supported. */
    static Optional<GoAction> parse(String text) {
        Matcher token = TOKEN.matcher(text.strip());
        @Nullable String function = null;
        @Nullable List<String> path = null;
        List<Argument> arguments = new ArrayList<>();
        while (token.lookingAt()) {
            if (token.group("word") != null && function == null && path == null) {
                function = token.group("word");
            } else if (token.group("path") != null && path == null) {
                path = fields(token.group("path"));
            } else {
                Argument argument = argument(token);
                if (path == null || argument == null) {
                    return Optional.empty();
                }
                arguments.add(argument);
            }
            if (token.end() == token.regionEnd()) {
                return supported(function, path, arguments);
            }
            token.region(token.end(), token.regionEnd());
        }
        return Optional.empty();
    }

    private static Optional<GoAction> supported(
            @Nullable String function, @Nullable List<String> path, List<Argument> arguments) {
        if (path == null) {
            return Optional.empty();
        }
        boolean fits = switch (function) {
            case null -> arguments.isEmpty() && !path.isEmpty();
            case "json", "len" -> arguments.isEmpty();
            case "index" -> !arguments.isEmpty();
            case "join" -> arguments.size() == 1 && arguments.getFirst() instanceof Argument.Text;
            default -> false;
        };
        return fits ? Optional.of(new GoAction(function, path, arguments)) : Optional.empty();
    }

    private static List<String> fields(String path) {
        return path.equals(".") ? List.of() : List.of(path.substring(1).split("\\."));
    }

    private static @Nullable Argument argument(Matcher token) {
        String number = token.group("number");
        if (number != null) {
            return new Argument.Place(Integer.parseInt(number));
        }
        String raw = token.group("raw");
        if (raw != null) {
            return new Argument.Text(raw.substring(1, raw.length() - 1));
        }
        String text = token.group("text");
        return text == null ? null : quoted(text);
    }

    /** Go's escapes that JSON has too; others are more than is supported. */
    private static @Nullable Argument quoted(String text) {
        try {
            return new Argument.Text(MAPPER.readTree(text).stringValue());
        } catch (JacksonException e) {
            return null;
        }
    }

    String print(JsonNode document) {
        GoValue value = GoValue.of(document);
        for (String field : path) {
            value = value.field(field).orElseThrow(() -> missing("there is no field " + field));
        }
        return switch (function) {
            case "json" -> MAPPER.writeValueAsString(value.json());
            case "len" ->
                value.length()
                        .orElseThrow(() -> missing("the value has no length"))
                        .toString();
            case "join" -> joined(value.json());
            case "index" -> printed(indexed(value));
            case null, default -> printed(value);
        };
    }

    private String printed(GoValue value) {
        return value.print().orElseThrow(() -> missing("the value is a struct; use {{json …}} for it"));
    }

    private GoValue indexed(GoValue value) {
        GoValue found = value;
        for (Argument argument : arguments) {
            Optional<GoValue> next = at(found, argument);
            found = next.orElseThrow(() -> missing("there is nothing at " + argument));
        }
        return found;
    }

    private static Optional<GoValue> at(GoValue value, Argument argument) {
        return switch (argument) {
            case Argument.Place(int place) -> value.at(place);
            case Argument.Text(String key) -> value.at(key);
        };
    }

    private String joined(JsonNode value) {
        String separator = arguments.getFirst() instanceof Argument.Text(String text) ? text : "";
        return value.valueStream().map(JsonNode::asString).collect(Collectors.joining(separator));
    }

    private Failure missing(String why) {
        String action = toString();
        return new Invalid(
                        ProblemType.INVALID_PARAMETER,
                        "The document does not have what " + action + " asks for: " + why
                                + ". Leave format out to see the document.")
                .with("parameter", "format")
                .with("value", action);
    }

    /** The action as in a template. */
    @Override
    public String toString() {
        return "{{" + (function == null ? "" : function + " ") + "." + String.join(".", path) + "}}";
    }
}
