package dev.longshore.http;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a path asks for that may be answered at once: a list or one of its items.
 *
 * @param engine the name of the engine, null for the default
 * @param collection the collection's segment
 * @param name the item's name, null for the list
 * @param template the route's path with variables, as metrics name it
 */
record HotRoute(
        @Nullable String engine,
        String collection,
        @Nullable String name,
        String template) {

    private static final int LONGEST = 300;
    private static final int MOST = 2_000;

    /** What is asked for at once is asked for again and again. */
    private static final LoadingCache<String, Optional<HotRoute>> READ =
            Caffeine.newBuilder().maximumSize(MOST).build(HotRoute::read);

    /** What a path asks for; empty if it is for others to read. */
    static Optional<HotRoute> of(String path) {
        return path.length() > LONGEST ? Optional.empty() : READ.get(path);
    }

    private static Optional<HotRoute> read(String path) {
        if (!path.startsWith("/") || PathRules.refusal(path).isPresent()) {
            return Optional.empty();
        }
        return CollectionPath.read(List.of(path.substring(1).split("/", -1)))
                .filter(each -> each.isWhole() || each.soleName().isPresent())
                .map(HotRoute::of);
    }

    private static HotRoute of(CollectionPath path) {
        String segment = path.collection().segment();
        String name = path.soleName().orElse(null);
        String item = segment.substring(0, segment.length() - 1);
        return new HotRoute(
                path.engine().orElse(null),
                segment,
                name,
                name == null ? "/" + segment : "/" + segment + "/{" + item + "}");
    }
}
