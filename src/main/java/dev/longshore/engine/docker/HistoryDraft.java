package dev.longshore.engine.docker;

import dev.longshore.engine.HistoryRow;
import dev.longshore.reference.ImageId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** A step of an image's history while it is read. */
final class HistoryDraft {

    private @Nullable ImageId id;
    private @Nullable Instant createdAt;
    private String createdBy = "";
    private @Nullable Long sizeBytes;
    private List<String> tags = List.of();
    private String comment = "";

    static HistoryDraft read(JsonParser step) throws WrongShape {
        HistoryDraft draft = new HistoryDraft();
        Json.fields(step, draft::field);
        return draft;
    }

    HistoryRow row(Names names) {
        return new HistoryRow(id, createdAt, createdBy, sizeBytes, List.copyOf(names.references(tags)), comment);
    }

    /** The id {@code <missing>} is none. */
    private void field(String name, JsonParser value) {
        switch (name) {
            case "Id" -> id = Names.imageId(Json.text(value));
            case "Created" -> createdAt = Times.read(value);
            case "CreatedBy" -> createdBy = Json.textOrEmpty(value);
            case "Size" -> sizeBytes = Json.amount(value);
            case "Tags" -> tags = Json.texts(value);
            case "Comment" -> comment = Json.textOrEmpty(value);
            default -> {}
        }
    }
}
