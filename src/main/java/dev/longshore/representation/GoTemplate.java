package dev.longshore.representation;

import dev.longshore.problem.Failure;
import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The part of Go's {@code text/template} that {@code docker inspect -f} is used for most: text, {@code {{.Path.To.Field}}},
 * {@code {{json .Path}}}, {@code {{index .Path KEY…}}}, {@code {{len .Path}}} and {@code {{join .Path SEP}}}.
 */
public final class GoTemplate {

    private static final List<String> ACCEPTED = List.of(
            "json",
            "{{.Field}}",
            "{{.Field.Field}}",
            "{{json .Field}}",
            "{{index .Field 0}}",
            "{{index .Field \"key\"}}",
            "{{len .Field}}",
            "{{join .Field \",\"}}",
            "text between them");

    private static final String WHOLE = "json";

    private static final int LONGEST_QUOTE = 200;

    private final List<Piece> pieces;

    private GoTemplate(List<Piece> pieces) {
        this.pieces = pieces;
    }

    /** A part of a template: turns the document into text. */
    private interface Piece {
        String print(JsonNode document);
    }

    /**
     * Reads a template. The word {@code json} is the whole document in a list of one, on one line ({@code
     * cli/command/inspect/inspector.go} of docker/cli 28).
     *
     * @throws Invalid {@code invalid-parameter} if the text is empty
     * @throws Invalid {@code unsupported-template} naming what works
     */
    public static GoTemplate parse(String text) {
        if (text.isEmpty()) {
            throw empty();
        }
        if (text.equals(WHOLE)) {
            return new GoTemplate(List.of(document -> "[" + GoAction.json(document) + "]"));
        }
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (int open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", at)) {
            pieces.add(literal(text.substring(at, open)));
            GoWords words = new GoWords(text, open + 2);
            List<GoWord> read = words.read();
            at = words.end();
            pieces.add(action(text.substring(open, at), read, text));
        }
        pieces.add(literal(text.substring(at)));
        return new GoTemplate(pieces);
    }

    /**
     * Fills in the document, ended by a line feed as {@code docker inspect -f} does.
     *
     * @throws Invalid {@code invalid-parameter} if the document does not have what the template asks for
     */
    public String print(JsonNode document) {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.print(document)));
        return text.append('\n').toString();
    }

    private static Failure empty() {
        return new Invalid(
                        ProblemType.INVALID_PARAMETER,
                        "format is empty. Leave it out to see the document, or give a template such as {{.Id}}, or the"
                                + " word json for the document on one line.")
                .with("parameter", "format")
                .with("value", "")
                .with("accepted", ACCEPTED);
    }

    private static Piece literal(String text) {
        return document -> text;
    }

    private static Piece action(String action, List<GoWord> words, String template) {
        return GoAction.of(action, words)
                .<Piece>map(parsed -> parsed::print)
                .orElseThrow(() -> unsupported(template, action + " is more than is supported"));
    }

    static Invalid unsupported(String template, String why) {
        Invalid failure = new Invalid(
                ProblemType.UNSUPPORTED_TEMPLATE,
                "The template cannot be used: " + Human.cut(why, LONGEST_QUOTE) + ". What works: "
                        + String.join("  ", ACCEPTED) + ".");
        failure.with("template", Human.cut(template, LONGEST_QUOTE)).with("accepted", ACCEPTED);
        return failure;
    }
}
