package dev.longshore.inventory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.longshore.representation.Rendered;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lists as they were answered to queries, to be given again to whoever asks with the very same text, until something
 * changes. Only what the snapshot and the query alone decide may be kept.
 */
public final class AskedBefore {

    /** For each engine; compressed they are kept, too. */
    private static final long MOST_BYTES = 16L * 1024 * 1024;

    private static final int LONGEST_QUERY = 1_000;

    private final LatestOf<Cache<String, Rendered>> answers = new LatestOf<>(snapshot -> none());

    private static Cache<String, Rendered> none() {
        return Caffeine.newBuilder()
                .maximumWeight(MOST_BYTES)
                .weigher((String query, Rendered answer) -> query.length() + answer.json().length)
                .build();
    }

    /**
     * What was answered.
     *
     * @param latest the engine's latest snapshot
     * @param query the query as it stands in the request, undecoded
     */
    public Optional<Rendered> answer(Snapshot latest, String query) {
        return Optional.ofNullable(answers.of(latest).getIfPresent(query));
    }

    /**
     * The answer, which is kept unless the snapshot is old already or the query is long.
     *
     * @param query as for {@link #answer}; null if something else has decided, too
     */
    public Rendered kept(Snapshot snapshot, @Nullable String query, Rendered answer) {
        if (query != null && snapshot.age() == null && query.length() <= LONGEST_QUERY) {
            answers.of(snapshot).put(query, answer);
        }
        return answer;
    }
}
