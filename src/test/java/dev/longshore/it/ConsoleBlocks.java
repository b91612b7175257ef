package dev.longshore.it;

import java.util.ArrayList;
import java.util.List;

/**
 * The fenced {@code console} blocks of a Markdown text: lines that begin with {@code "$ "} are commands, which go on in the
 * next line after a backslash; the lines below are what a command printed.
 *
 * @param lines the whole text
 * @param steps the commands in their order
 */
record ConsoleBlocks(List<String> lines, List<Step> steps) {

    private static final String PROMPT = "$ ";

    /**
     * A command and what the text says it prints.
     *
     * @param command as bash takes it
     * @param from the first line of its output, counted from 0
     * @param to the line after its output
     * @param output what it printed when the text was written, without the last line's end
     */
    record Step(String command, int from, int to, String output) {}

    static ConsoleBlocks of(String markdown) {
        List<String> lines = markdown.lines().toList();
        List<Step> steps = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            if (lines.get(at++).equals("```console")) {
                while (!lines.get(at).equals("```")) {
                    Step step = step(lines, at);
                    steps.add(step);
                    at = step.to();
                }
                at++; // over the fence that ends the block
            }
        }
        return new ConsoleBlocks(lines, List.copyOf(steps));
    }

    private static Step step(List<String> lines, int first) {
        if (!lines.get(first).startsWith(PROMPT)) {
            throw new AssertionError("Line " + (first + 1) + " of a console block is no command: " + lines.get(first));
        }
        int from = first + 1;
        while (lines.get(from - 1).endsWith("\\")) {
            from++;
        }
        int to = from;
        while (!lines.get(to).startsWith(PROMPT) && !lines.get(to).equals("```")) {
            to++;
        }
        String command = String.join("\n", lines.subList(first, from)).substring(PROMPT.length());
        return new Step(command, from, to, String.join("\n", lines.subList(from, to)));
    }

    /** The text with these outputs in place of the ones it has, one for each step. */
    String with(List<String> outputs) {
        List<String> text = new ArrayList<>();
        int at = 0;
        for (int n = 0; n < steps.size(); n++) {
            Step step = steps.get(n);
            text.addAll(lines.subList(at, step.from()));
            outputs.get(n).lines().map(String::stripTrailing).forEach(text::add);
            at = step.to();
        }
        text.addAll(lines.subList(at, lines.size()));
        return String.join("\n", text) + "\n";
    }
}
