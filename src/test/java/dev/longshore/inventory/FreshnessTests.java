package dev.longshore.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.fakes.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    @Test
    void neitherDoesNoHeader() {
        assertThat(Freshness.asked(null, Rows.NOW)).isEqualTo(Freshness.any());
    }
}
