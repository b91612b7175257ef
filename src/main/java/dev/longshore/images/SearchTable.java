package dev.longshore.images;

import dev.longshore.representation.Human;
import dev.longshore.representation.TextTable;
import java.util.List;
import java.util.Objects;

/** What {@code docker search} prints into a pipe (docker/cli 28, {@code cli/command/registry/formatter_search.go}). */
final class SearchTable {

    private static final int WIDTH = 45;

    private SearchTable() {}

    static String print(List<SearchResult.Item> items) {
        TextTable table = new TextTable("NAME", "DESCRIPTION", "STARS", "OFFICIAL");
        for (SearchResult.Item item : items) {
            String description = Objects.requireNonNullElse(item.description(), "");
            table.row(
                    item.name(),
                    Human.cut(description.replace('\n', ' ').replace('\r', ' '), WIDTH),
                    Integer.toString(Objects.requireNonNullElse(item.stars(), 0)),
                    item.official() ? "[OK]" : "");
        }
        return table.print();
    }
}
