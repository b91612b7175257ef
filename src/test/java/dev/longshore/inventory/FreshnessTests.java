package dev.longshore.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.fakes.Rows;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreshnessTests {

    @ParameterizedTest
    @ValueSource(strings = {"no-cache", "No-Cache", "max-age=0, no-cache", "no-cache,max-stale", " no-cache "})
    void noCacheAsksForAListThatStartsAfterTheRequest(String header) {
        assertThat(Freshness.asked(header, Rows.NOW)).isEqualTo(Freshness.startedAfter(Rows.NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "max-age=0", "x-no-cache", "no-cache-x", "no-store"})
    void otherDirectivesDoNot(String header) {
        assertThat(Freshness.asked(header, Rows.NOW)).isEqualTo(Freshness.any());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"max-stale=60; 60", "Max-Stale=\"0\" ; 0", "max-age=0, max-stale=5, x; 5", "max-stale; 3153600000"
            })
    void maxStaleAcceptsWhatWasTrueNotLongAgo(String header, long seconds) {
        assertThat(Freshness.asked(header, Rows.NOW)).isEqualTo(new Freshness.AtMostOld(Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"max-stale=-1", "max-stale=x", "x-max-stale", "max-stale=99999999999"})
    void whatIsNoNumberOfSecondsIsNotHeeded(String header) {
        assertThat(Freshness.asked(header, Rows.NOW)).isEqualTo(Freshness.any());
    }

    @Test
    void neitherDoesNoHeader() {
        assertThat(Freshness.asked(null, Rows.NOW)).isEqualTo(Freshness.any());
    }
}
