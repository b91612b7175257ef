package dev.longshore.images;

import dev.longshore.representation.Human;
import dev.longshore.representation.TextTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What {@code docker history} prints into a pipe (docker/cli 28, {@code cli/command/image/formatter_history.go}). */
final class HistoryTable {

    private static final int WIDTH = 45;
    private static final int ID_START = "sha256:".length();
    private static final int ID_END = ID_START + 12;
    private static final String UNKNOWN = "N/A";

    /** The CLI shows no age of a step that is said to be older. */
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private HistoryTable() {}

    static String print(List<HistoryItem> items, Instant now) {
        TextTable table = new TextTable("IMAGE", "CREATED", "CREATED BY", "SIZE", "COMMENT");
        for (HistoryItem item : items) {
            table.row(
                    id(item.id()),
                    created(item.createdAt(), now),
                    Human.cut(Objects.requireNonNullElse(item.createdBy(), "").replace('\t', ' '), WIDTH),
                    size(item.sizeBytes()),
                    Objects.requireNonNullElse(item.comment(), ""));
        }
        return table.print();
    }

    private static String id(@Nullable String id) {
        return id == null ? "<missing>" : id.substring(ID_START, ID_END);
    }

    private static String created(@Nullable Instant createdAt, Instant now) {
        return createdAt == null || !createdAt.isAfter(EPOCH)
                ? UNKNOWN
                : Human.duration(Duration.between(createdAt, now)) + " ago";
    }

    private static String size(@Nullable Long size) {
        return size == null ? UNKNOWN : Human.size(size);
    }
}
