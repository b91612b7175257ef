package dev.longshore.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterTests {

    private final Parameter parameter = new Parameter("thing");

    @Test
    void whatWasNotGivenIsNull() {
        assertThat(parameter.bool(null)).isNull();
        assertThat(parameter.integer(null, 1, 2)).isNull();
        assertThat(parameter.moment(null)).isNull();
    }

    @Test
    void aTruthValueIsTrueOrFalse() {
        assertThat(parameter.bool("true")).isTrue();
        assertThat(parameter.bool("false")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "True", "1", "0", "yes", "maybe", " true"})
    void nothingElseIsATruthValue(String text) {
        refuses(text, () -> parameter.bool(text), List.of("true", "false"));
    }

    @Test
    void aNumberIsWithinItsBounds() {
        assertThat(parameter.integer("1", 1, 1000)).isEqualTo(1);
        assertThat(parameter.integer("1000", 1, 1000)).isEqualTo(1000);
        assertThat(parameter.integer("007", 1, 1000)).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "1001", "-1", "x", "1.0", "1e2", "+5", "٣", "99999999999999999999", " 1"})
    void nothingElseIsANumber(String text) {
        refuses(text, () -> parameter.integer(text, 1, 1000), List.of("1 to 1000"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T15:04:05Z, 2026-01-31T15:04:05Z",
        "2026-01-31t15:04:05z, 2026-01-31T15:04:05Z",
        "2026-01-31T15:04:05.123456789Z, 2026-01-31T15:04:05.123456789Z",
        "2026-01-31T15:04:05+05:30, 2026-01-31T09:34:05Z",
        "2026-01-31T15:04:05 05:30, 2026-01-31T09:34:05Z",
        "2026-01-31T15:04:05-05:00, 2026-01-31T20:04:05Z",
        "2026-01-31, 2026-01-31T00:00:00Z",
    })
    void aMomentHasAnOffsetOrIsADateInUtc(String text, Instant moment) {
        assertThat(parameter.moment(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "10m",
                "2026-01-31T15:04:05",
                "2026-02-30",
                "2026-1-310",
                "1767225600",
                "2026-01-31T25:00:00Z",
                "31.01.2026"
            })
    void nothingElseIsAMoment(String text) {
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> parameter.moment(text))
                .satisfies(failure -> assertThat(failure.members()).containsEntry("value", text))
                .withMessageContaining("2026-01-31");
    }

    @Test
    void aWordIsOneOfThoseAccepted() {
        assertThat(parameter.word("a", List.of("a", "b"))).isEqualTo("a");
        refuses("c", () -> parameter.word("c", List.of("a", "b")), List.of("a", "b"));
    }

    private static void refuses(String text, ThrowingCallable reading, List<String> accepted) {
        assertThatExceptionOfType(Invalid.class).isThrownBy(reading).satisfies(failure -> {
            assertThat(failure.type()).isEqualTo(ProblemType.INVALID_PARAMETER);
            assertThat(failure.members())
                    .containsEntry("parameter", "thing")
                    .containsEntry("value", text)
                    .containsEntry("accepted", accepted);
        });
    }
}
