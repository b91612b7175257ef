package dev.longshore.images;

import dev.longshore.engine.EngineSearch;
import dev.longshore.engine.SearchRow;
import dev.longshore.representation.Parameter;
import dev.longshore.representation.Query;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The query of {@code GET /images/search}, as it came. */
record SearchQuery(
        @Schema(
                description = "What to search for: words, in Docker Hub and every registry that is configured, or"
                        + " registry/words for one registry.",
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
        String minStars)
        implements Query {

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

    /**
     * Whether repositories pass of which no stars are known and that are none of Docker's own: those of registries other
     * than Docker Hub.
     */
    boolean passesUnstarred() {
        return passes(new SearchRow("", "", 0, false, false));
    }

    /** The term without the registry before its first slash. */
    String wordsInRegistry() {
        return namesRegistry() ? words().substring(words().indexOf('/') + 1) : words();
    }

    /** Whether the term begins with a registry. */
    boolean namesRegistry() {
        String words = words();
        int slash = words.indexOf('/');
        return slash > 0 && isHost(words.substring(0, slash));
    }

    /** Checks what is only used once there are results. */
    void check() {
        most();
        passesUnstarred();
    }

    /** The registry that a term names before its first slash, as moby {@code registry/search.go} splits it. */
    String registry() {
        String words = words();
        int slash = words.indexOf('/');
        String first = slash < 0 ? "" : words.substring(0, slash);
        return isHost(first) && !first.equals("index.docker.io") ? first : DOCKER_HUB;
    }

    private static boolean isHost(String first) {
        return first.contains(".") || first.contains(":") || first.equals("localhost");
    }
}
