package dev.longshore.images;

import dev.longshore.engine.EngineSearch;
import dev.longshore.engine.SearchRow;
import dev.longshore.representation.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The query of {@code GET /images/search}, as it came. */
record SearchQuery(
        @Schema(
                description = "What to search for: words, or registry/words for another registry than Docker Hub.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                example = "mysql")
        @Nullable
        String term,

        @Schema(
                description = "How many results at the most.",
                type = "integer",
                minimum = "1",
                maximum = "100",
                defaultValue = "25")
        @Nullable
        String limit,

        @Schema(description = "Whether the image has to be an official one, or must not be.", type = "boolean")
        @Nullable
        String official,

        @Schema(description = "How many stars it has to have.", type = "integer", minimum = "0") @Nullable
        String minStars) {

    private static final int USUAL = 25;
    private static final String DOCKER_HUB = "docker.io";

    /** The term. */
    String words() {
        if (term == null || term.isBlank()) {
            throw new Parameter("term")
                    .refuse(Objects.requireNonNullElse(term, ""), List.of("what to search for, as mysql"));
        }
        if (term.contains("://")) {
            throw new Parameter("term").refuse(term, List.of("a term without a scheme, as registry.example.com/app"));
        }
        return term.strip();
    }

    int most() {
        return Objects.requireNonNullElse(new Parameter("limit").integer(limit, 1, EngineSearch.MOST), USUAL);
    }

    /** The engine cuts before it filters, so with a filter it is asked for all that it gives. */
    int asked() {
        return filters() ? EngineSearch.MOST : most();
    }

    private boolean filters() {
        return official != null || minStars != null;
    }

    boolean passes(SearchRow row) {
        Boolean wanted = new Parameter("official").bool(official);
        Integer stars = new Parameter("minStars").integer(minStars, 0, Integer.MAX_VALUE);
        return (wanted == null || row.official() == wanted) && (stars == null || row.stars() >= stars);
    }

    /** Checks what is only used once there are results. */
    void check() {
        passes(new SearchRow("", "", 0, false, false));
    }

    /** The registry that a term names before its first slash, as moby {@code registry/search.go} splits it. */
    String registry() {
        String words = words();
        int slash = words.indexOf('/');
        String first = slash < 0 ? "" : words.substring(0, slash);
        boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
        return host && !first.equals("index.docker.io") ? first : DOCKER_HUB;
    }
}
