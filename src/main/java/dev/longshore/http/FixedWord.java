package dev.longshore.http;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words in paths below {@code /images} and {@code /containers} that are ours and no part of a name. They equal the
 * routes that exist; a test compares them.
 */
@SuppressWarnings("ImmutableEnumChecker") // a record and a set that is never changed
enum FixedWord {
    TAGS(Place.BEHIND_NAME, Tail.REFERENCE, Collection.IMAGES),
    HISTORY(Place.BEHIND_NAME, Tail.NOTHING, Collection.IMAGES),
    INSPECT(Place.BEHIND_NAME, Tail.NOTHING, Collection.IMAGES, Collection.CONTAINERS),
    REMOVAL(Place.BEHIND_NAME, Tail.NOTHING, Collection.IMAGES),
    REMOVALS(Place.FIRST, Tail.NOTHING, Collection.IMAGES),
    PULLS(Place.FIRST, Tail.SEGMENTS, Collection.IMAGES),
    PUSHES(Place.FIRST, Tail.SEGMENTS, Collection.IMAGES),
    FRESHNESS(Place.BEHIND_NAME, Tail.NOTHING, Collection.IMAGES),
    SEARCH(Place.FIRST, Tail.NOTHING, Collection.IMAGES),
    EVENTS(Place.FIRST, Tail.NOTHING, Collection.IMAGES, Collection.CONTAINERS),
    STOP(Place.BEHIND_NAME, Tail.NOTHING, Collection.CONTAINERS);

    private final Word word;
    private final Set<Collection> collections;

    FixedWord(Place place, Tail tail, Collection first, Collection... more) {
        this.word = new Word(name().toLowerCase(Locale.ROOT).replace('_', '-'), place, tail);
        this.collections = EnumSet.of(first, more);
    }

    Word word() {
        return word;
    }

    /** The words below this collection. */
    static Set<Word> of(Collection collection) {
        return Stream.of(values())
                .filter(each -> each.collections.contains(collection))
                .map(FixedWord::word)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What names are looked up in. */
    enum Collection {
        IMAGES,
        CONTAINERS;

        /** Its segment in paths. */
        String segment() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Collection> ofSegment(String segment) {
            return Stream.of(values())
                    .filter(each -> each.segment().equals(segment))
                    .findFirst();
        }
    }

    /** Where a word is fixed. */
    enum Place {
        /** In place of a name: {@code /images/search}. */
        FIRST,
        /** Behind a name: {@code /images/{image}/history}. */
        BEHIND_NAME
    }

    /** What may stand behind a word. */
    enum Tail {
        /** Nothing. */
        NOTHING,
        /** Nothing, or a reference, whose slashes may be raw. */
        REFERENCE,
        /** Nothing, or one or two segments as they are, such as an id and {@code events}. */
        SEGMENTS;

        boolean fits(int segments) {
            return switch (this) {
                case NOTHING -> segments == 0;
                case REFERENCE -> true;
                case SEGMENTS -> segments <= 2;
            };
        }
    }

    /** A word, where it is fixed, and what may stand behind it. */
    record Word(String text, Place place, Tail tail) {

        /** Whether the segments behind the collection's are this word, in place of a name, and what may stand behind it. */
        boolean begins(List<String> segments) {
            return place == Place.FIRST && text.equals(segments.getFirst()) && tail.fits(segments.size() - 1);
        }
    }
}
