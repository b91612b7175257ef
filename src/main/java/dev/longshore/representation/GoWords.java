package dev.longshore.representation;

import dev.longshore.problem.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Reads the words of one action, from behind its opening braces to its closing ones, each character once. */
final class GoWords {

    private static final int MOST_DIGITS = 9;

    private final String template;
    private int at;

    GoWords(String template, int start) {
        this.template = template;
        this.at = start;
    }

    /** Where the text behind the action begins, once it is read. */
    int end() {
        return at;
    }

    /** @throws Invalid {@code unsupported-template} if it is not closed or holds more than is supported */
    List<GoWord> read() {
        List<GoWord> words = new ArrayList<>();
        skipBlanks();
        while (!template.startsWith("}}", at)) {
            words.add(word());
            int behind = at;
            skipBlanks();
            if (behind == at && !template.startsWith("}}", at)) {
                throw unsupported();
            }
        }
        at += 2;
        return words;
    }

    private void skipBlanks() {
        take(c -> c == ' ' || c == '\t' || c == '\r' || c == '\n');
    }

    private GoWord word() {
        return switch (next()) {
            case '.' -> path();
            case '"' -> quoted();
            case '`' -> raw();
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> place();
            default -> new GoWord.Name(name());
        };
    }

    private GoWord path() {
        List<String> fields = new ArrayList<>();
        at++;
        if (at < template.length() && isInName(template.charAt(at))) {
            fields.add(name());
            while (template.startsWith(".", at)) {
                at++;
                fields.add(name());
            }
        }
        return new GoWord.Path(List.copyOf(fields));
    }

    private String name() {
        String name = take(GoWords::isInName);
        if (name.isEmpty() || Character.isDigit(name.charAt(0))) {
            throw unsupported();
        }
        return name;
    }

    private GoWord place() {
        String digits = take(c -> c >= '0' && c <= '9');
        if (digits.length() > MOST_DIGITS) {
            throw unsupported();
        }
        return new GoWord.Place(Integer.parseInt(digits));
    }

    private GoWord quoted() {
        StringBuilder text = new StringBuilder();
        for (at++; next() != '"'; at++) {
            text.append(next() == '\\' ? escaped() : next());
        }
        at++;
        return new GoWord.Text(text.toString());
    }

    private char escaped() {
        at++;
        return switch (next()) {
            case '"' -> '"';
            case '\\' -> '\\';
            case 'n' -> '\n';
            case 't' -> '\t';
            default -> throw unsupported();
        };
    }

    private GoWord raw() {
        at++;
        String text = take(c -> c != '`');
        next();
        at++;
        return new GoWord.Text(text);
    }

    private char next() {
        if (at >= template.length()) {
            throw GoTemplate.unsupported(template, "an action is not closed by }}");
        }
        return template.charAt(at);
    }

    private String take(IntPredicate wanted) {
        int start = at;
        while (at < template.length() && wanted.test(template.charAt(at))) {
            at++;
        }
        return template.substring(start, at);
    }

    private static boolean isInName(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }

    private Invalid unsupported() {
        return GoTemplate.unsupported(template, "at character " + (at + 1) + " stands more than is supported");
    }
}
