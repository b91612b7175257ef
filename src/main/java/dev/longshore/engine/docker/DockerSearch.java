package dev.longshore.engine.docker;

import dev.longshore.engine.EngineSearch;
import dev.longshore.engine.SearchRow;
import java.util.List;

/** The engine's search. */
record DockerSearch(Calls calls) implements EngineSearch {

    private static final String DOCKER_HUB = "docker.io";

    @Override
    public List<SearchRow> search(String term, int limit) {
        if (term.isBlank() || limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("Not a search: '" + term + "', " + limit);
        }
        String path = "/images/search?term=" + Percent.query(term) + "&limit=" + limit;
        return calls.ask(
                Call.of(CallKind.IMAGE_SEARCH, "GET", path, registry(term)),
                body -> Json.list(body, row -> SearchDraft.read(row).row()));
    }

    /** Which registry the engine asks ({@code splitReposSearchTerm} of moby's registry service). */
    private static String registry(String term) {
        int slash = term.indexOf('/');
        String first = slash < 0 ? "" : term.substring(0, slash);
        boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
        return host ? first : DOCKER_HUB;
    }
}
