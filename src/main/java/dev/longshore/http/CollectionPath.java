package dev.longshore.http;

import dev.longshore.http.FixedWord.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A path at or below {@code /images} or {@code /containers}, read.
 *
 * @param prefix {@code /engines/{engine}} as it came, or empty
 * @param collection the collection
 * @param path the path without prefix, names each one segment, percent-encoded
 * @param others paths for what it could also have meant, the nearest first
 */
record CollectionPath(String prefix, Collection collection, String path, List<String> others) {

    private static final String ENGINES = "/engines/";

    private static final Map<Collection, NamePath> NAMES = new EnumMap<>(Collection.class);

    static {
        Stream.of(Collection.values()).forEach(each -> NAMES.put(each, new NamePath(FixedWord.of(each))));
    }

    /** Reads the segments of a path that {@link PathRules} do not refuse; empty if it is none of these. */
    static Optional<CollectionPath> read(List<String> segments) {
        boolean prefixed = segments.size() > 2 && segments.getFirst().equals("engines");
        String prefix = prefixed ? ENGINES + segments.get(1) : "";
        List<String> rest = prefixed ? segments.subList(2, segments.size()) : segments;
        return Collection.ofSegment(rest.getFirst())
                .map(collection -> of(prefix, collection, rest.subList(1, rest.size())));
    }

    private static CollectionPath of(String prefix, Collection collection, List<String> behind) {
        String start = "/" + collection.segment();
        if (behind.isEmpty()) {
            return new CollectionPath(prefix, collection, start, List.of());
        }
        NamePath.Reading reading = Objects.requireNonNull(NAMES.get(collection)).read(behind);
        List<String> others = reading.others().stream()
                .map(other -> prefix + start + "/" + other)
                .toList();
        return new CollectionPath(prefix, collection, start + "/" + reading.path(), others);
    }

    /** The name of the engine that it names. */
    Optional<String> engine() {
        return prefix.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        PathRules.decoded(prefix.substring(ENGINES.length())).orElse(""));
    }

    /** Whether it is the collection itself. */
    boolean isWhole() {
        return path.length() == collection.segment().length() + 1;
    }

    /** The name that it consists of behind its collection, decoded; empty if there is something else, or a word of ours. */
    Optional<String> soleName() {
        String behind = isWhole() ? "" : path.substring(collection.segment().length() + 2);
        return behind.isEmpty() || behind.contains("/") || isWord(behind)
                ? Optional.empty()
                : PathRules.decoded(behind);
    }

    private boolean isWord(String segment) {
        return FixedWord.of(collection).stream().anyMatch(word -> word.begins(List.of(segment)));
    }
}
