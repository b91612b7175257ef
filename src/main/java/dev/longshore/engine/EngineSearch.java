package dev.longshore.engine;

import java.util.List;

/** The engine's search for images ({@code GET /images/search}). */
public interface EngineSearch {

    /** The most results an engine gives. */
    int MOST = 100;

    /**
     * Asks the registry through the engine; no filter is sent, since the engine filters after it has cut.
     *
     * @param term what to search for: words, or {@code registry/words} for another registry than Docker Hub
     * @param limit 1 to {@link #MOST}
     * @throws dev.longshore.problem.Unavailable {@code registry-rate-limited}, or as for {@link EngineImages}
     * @throws dev.longshore.problem.Upstream {@code registry-unreachable}, {@code registry-tls} or {@code registry-failed}, or
     *     as for {@link EngineImages}
     */
    List<SearchRow> search(String term, int limit);
}
