package dev.longshore.engine.docker;

import dev.longshore.engine.SearchRow;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** A search result while it is read. */
final class SearchDraft {

    private String name = "";
    private String description = "";
    private int stars;
    private boolean official;
    private boolean automated;

    static SearchDraft read(JsonParser result) throws WrongShape {
        SearchDraft draft = new SearchDraft();
        Json.fields(result, draft::field);
        return draft;
    }

    SearchRow row() throws WrongShape {
        if (name.isEmpty()) {
            throw new WrongShape("a search result without a name");
        }
        return new SearchRow(name, description, stars, official, automated);
    }

    private void field(String field, JsonParser value) {
        switch (field) {
            case "name" -> name = Json.textOrEmpty(value);
            case "description" -> description = Json.textOrEmpty(value);
            case "star_count" -> stars = count(Json.amount(value));
            case "is_official" -> official = Json.isTrue(value);
            case "is_automated" -> automated = Json.isTrue(value);
            default -> {}
        }
    }

    private static int count(@Nullable Long number) {
        return number == null ? 0 : Math.clamp(number, 0, Integer.MAX_VALUE);
    }
}
