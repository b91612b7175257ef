package dev.longshore.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.http.FixedWord.Place;
import dev.longshore.http.FixedWord.Tail;
import dev.longshore.http.FixedWord.Word;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePathTests {

    private final NamePath paths = new NamePath(List.of(
            new Word("tags", Place.BEHIND_NAME, Tail.REFERENCE),
            new Word("history", Place.BEHIND_NAME, Tail.NOTHING),
            new Word("search", Place.FIRST, Tail.NOTHING),
            new Word("events", Place.FIRST, Tail.NOTHING),
            new Word("pulls", Place.FIRST, Tail.SEGMENTS)));

    @ParameterizedTest
    @CsvSource({
        "app, app",
        "team/app, team%2Fapp",
        "a/b/c/history, a%2Fb%2Fc/history",
        "tags, tags",
        "tags/tags, tags/tags",
        "tags/x, tags%2Fx",
        "app/tags/team/app:1, app/tags/team%2Fapp:1",
        "a/tags/b/tags/c, a%2Ftags%2Fb/tags/c",
        "a/history/tags, a%2Fhistory/tags",
        "a/tags/history, a%2Ftags/history",
        "a/history/b, a%2Fhistory%2Fb",
        "a%2Ftags, a%2Ftags",
        "a%2Ftags/history, a%2Ftags/history",
        "search, search",
        "search/app, search%2Fapp",
        "library/search, library%2Fsearch",
        "events, events",
        "events/app, events%2Fapp",
        "library/events, library%2Fevents",
        "pulls/1, pulls/1",
        "pulls/1/events, pulls/1/events",
        "pulls/1/2/3, pulls%2F1%2F2%2F3",
        "app/, app/"
    })
    void theRightmostFixedWordInItsPlaceSplits(String path, String read) {
        assertThat(read(path).path()).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({
        "team/tags, team%2Ftags",
        "a/tags/history, a/tags/history:latest a%2Ftags%2Fhistory",
        "a/tags/b/tags/c, a/tags/b%2Ftags%2Fc a%2Ftags%2Fb%2Ftags%2Fc",
        "pulls/1, pulls%2F1"
    })
    void theOtherReadingsAreNamed(String path, String others) {
        assertThat(read(path).others()).containsExactly(others.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource({"team/tags", "a/tags/history", "a/tags/b/tags/c", "x/history/tags/tags/history"})
    void eachOtherReadingIsReadAsItself(String path) {
        assertThat(read(path).others())
                .isNotEmpty()
                .allSatisfy(other -> assertThat(read(other).path()).isEqualTo(other));
    }

    @Test
    void aNameWithoutFixedWordsHasNoOtherReading() {
        assertThat(read("team/app:1.0").others()).isEmpty();
    }

    private NamePath.Reading read(String path) {
        return paths.read(List.of(path.split("/", -1)));
    }
}
