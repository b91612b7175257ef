package dev.longshore.representation;

import java.util.ArrayList;
import java.util.List;

/**
 * A table as the Docker CLI prints it into a pipe: Go's {@code tabwriter} with a least width of 10, a padding of 3 and
 * blanks (docker/cli, {@code cli/command/formatter/formatter.go}).
 */
public final class TextTable {

    private static final int LEAST_WIDTH = 10;
    private static final int PADDING = 3;

    private final List<List<String>> rows = new ArrayList<>();

    /** A table with these column headings. */
    public TextTable(String... headings) {
        rows.add(List.of(headings));
    }

    /** Adds a row of as many cells as there are headings; control characters become blanks, so a row stays one line. */
    public void row(String... cells) {
        rows.add(List.of(cells).stream().map(TextTable::oneLine).toList());
    }

    /** The table, each line ended by a line feed. */
    public String print() {
        int[] widths = widths();
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                text.append(row.get(column));
                text.repeat(' ', widths[column] - Width.of(row.get(column)));
            }
            text.append(row.getLast()).append('\n');
        }
        return text.toString();
    }

    /** Of all columns but the last, which is not padded. */
    private int[] widths() {
        int[] widths = new int[rows.getFirst().size() - 1];
        for (int column = 0; column < widths.length; column++) {
            int at = column;
            int widest =
                    rows.stream().mapToInt(row -> Width.of(row.get(at))).max().orElse(0);
            widths[column] = Math.max(LEAST_WIDTH, widest + PADDING);
        }
        return widths;
    }

    private static String oneLine(String cell) {
        return cell.codePoints().anyMatch(Character::isISOControl)
                ? cell.codePoints()
                        .map(c -> Character.isISOControl(c) ? ' ' : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                : cell;
    }
}
