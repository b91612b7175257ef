package dev.longshore.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatTests {

    @Test
    void withoutAcceptItIsJson() {
        assertThat(Format.accepted(null)).isEqualTo(Format.JSON);
        assertThat(Format.accepted(" ")).isEqualTo(Format.JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/json",
                "application/*",
                "application/json, text/plain, */*",
                "text/html, application/xhtml+xml, */*;q=0.8",
                "text/plain;q=0.5, application/json",
                "text/plain;q=0, */*",
                "text/plain;q=0.5, */*",
                "APPLICATION/JSON;charset=utf-8",
            })
    void jsonIsTheDefault(String accept) {
        assertThat(Format.accepted(accept)).isEqualTo(Format.JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/*",
                "text/plain, */*",
                "text/plain, application/json",
                "application/json;q=0.5, text/plain",
                "application/json;q=0, */*",
                "application/json;q=0.1, */*",
                "text/plain;q=0.5, */*;q=0.1",
                "text/plain; charset=utf-8",
            })
    void textIsForThoseWhoPreferIt(String accept) {
        assertThat(Format.accepted(accept)).isEqualTo(Format.TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/html", "image/*", "*/*;q=0", "application/json;q=0", "nonsense", "a/b/c", "text/plain;q=7"
            })
    void whatNamesNeitherIsNotAcceptable(String accept) {
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> Format.accepted(accept))
                .satisfies(failure -> assertThat(failure.type()).isEqualTo(ProblemType.NOT_ACCEPTABLE))
                .satisfies(failure -> assertThat(failure.members())
                        .containsEntry("accepted", List.of("application/json", "text/plain")));
    }
}
