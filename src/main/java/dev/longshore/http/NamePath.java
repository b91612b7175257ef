package dev.longshore.http;

import dev.longshore.http.FixedWord.Place;
import dev.longshore.http.FixedWord.Tail;
import dev.longshore.http.FixedWord.Word;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Reads what stands behind {@code /images/} or {@code /containers/} where slashes of names may be raw: a fixed word in its
 * place always wins, the rightmost splits. Segments come and go percent-encoded.
 */
final class NamePath {

    private static final String ENCODED_SLASH = "%2F";
    private static final int OTHERS_NAMED = 3;

    private final Collection<Word> words;

    NamePath(Collection<Word> words) {
        this.words = words;
    }

    /**
     * How a path is read.
     *
     * @param path with the slashes of names encoded, without slash at its start
     * @param others paths for what it could also have meant, the nearest first
     */
    record Reading(String path, List<String> others) {}

    /** Reads the segments, of which there is at least one. */
    Reading read(List<String> segments) {
        List<String> readings = readings(segments);
        return new Reading(
                readings.getFirst(),
                readings.stream().skip(1).limit(OTHERS_NAMED).toList());
    }

    /** All readings; the first one wins. */
    private List<String> readings(List<String> segments) {
        List<String> readings = new ArrayList<>();
        if (segments.getLast().isEmpty()) {
            return List.of(String.join("/", segments));
        }
        if (words.stream().anyMatch(word -> word.begins(segments))) {
            readings.add(String.join("/", segments));
        }
        for (int at = segments.size() - 1; at > 0; at--) {
            split(segments, at).filter(path -> !readings.contains(path)).ifPresent(readings::add);
        }
        String whole = joined(segments);
        if (!readings.contains(whole)) {
            readings.add(whole);
        }
        return readings;
    }

    private Optional<String> split(List<String> segments, int at) {
        List<String> behind = segments.subList(at + 1, segments.size());
        return behindName(segments.get(at))
                .filter(word -> word.tail().fits(behind.size()))
                .map(word -> joined(segments.subList(0, at)) + "/" + word.text() + tail(word, behind));
    }

    private String tail(Word word, List<String> behind) {
        if (behind.isEmpty()) {
            return "";
        }
        return word.tail() == Tail.REFERENCE ? "/" + explicit(joined(behind)) : "/" + String.join("/", behind);
    }

    /** A reference that is itself a fixed word would be read as that word, so it gets the tag that it means anyway. */
    private String explicit(String reference) {
        return behindName(reference)
                .filter(word -> word.tail().fits(0))
                .map(word -> reference + ":latest")
                .orElse(reference);
    }

    private Optional<Word> behindName(String segment) {
        return words.stream()
                .filter(word -> word.place() == Place.BEHIND_NAME && word.text().equals(segment))
                .findFirst();
    }

    private static String joined(List<String> segments) {
        return String.join(ENCODED_SLASH, segments);
    }
}
