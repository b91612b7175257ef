package dev.longshore.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.http.FixedWord.Collection;
import dev.longshore.http.FixedWord.Place;
import dev.longshore.http.FixedWord.Tail;
import dev.longshore.http.FixedWord.Word;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Compares the fixed words with routes. */
final class FixedWords {

    private FixedWords() {}

    static void assertEqualTo(Set<String> patterns) {
        for (Collection collection : Collection.values()) {
            Map<String, Boolean> expected = new TreeMap<>();
            patterns.stream()
                    .map(pattern -> pattern.split("/", -1))
                    .filter(segments -> segments.length > 2 && segments[1].equals(collection.segment()))
                    .forEach(segments -> add(expected, segments));
            Map<String, Boolean> actual = FixedWord.of(collection).stream()
                    .collect(Collectors.toMap(
                            word -> word.place() + " " + word.text(),
                            FixedWords::takesMore,
                            (a, b) -> a,
                            TreeMap::new));
            assertThat(actual).as("words below /" + collection.segment()).isEqualTo(expected);
        }
    }

    private static void add(Map<String, Boolean> words, String[] segments) {
        boolean named = segments[2].startsWith("{");
        int at = named ? 3 : 2;
        if (segments.length > at) {
            Place place = named ? Place.BEHIND_NAME : Place.FIRST;
            words.merge(place + " " + segments[at], segments.length > at + 1, Boolean::logicalOr);
        }
    }

    private static boolean takesMore(Word word) {
        return word.tail() != Tail.NOTHING;
    }
}
