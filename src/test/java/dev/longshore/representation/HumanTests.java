package dev.longshore.representation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanTests {

    @ParameterizedTest
    @CsvSource({
        "0, 0B",
        "1, 1B",
        "10, 10B",
        "100, 100B",
        "999, 999B",
        "1000, 1kB",
        "1005, 1kB",
        "1015, 1.01kB",
        "12825, 12.8kB",
        "62733, 62.7kB",
        "998500, 998kB",
        "999500, 1e+03kB",
        "999600, 1e+03kB",
        "1000000, 1MB",
        "1234567, 1.23MB",
        "21500000, 21.5MB",
        "4072976, 4.07MB",
        "999999999, 1e+03MB",
        "1000000000, 1GB",
        "9223372036854775807, 9.22EB",
    })
    void aSizeHasThreeDigitsAsGoPrintsThem(long bytes, String printed) {
        assertThat(Human.size(bytes)).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource({
        "-5, Less than a second",
        "0, Less than a second",
        "1, 1 second",
        "59, 59 seconds",
        "60, About a minute",
        "119, About a minute",
        "120, 2 minutes",
        "3599, 59 minutes",
        "3600, About an hour",
        "5399, About an hour",
        "5400, 2 hours",
        "171000, 2 days",
        "170999, 47 hours",
        "1207799, 13 days",
        "1207800, 2 weeks",
        "5182199, 8 weeks",
        "5182200, 2 months",
        "34560000, 13 months",
        "63070199, 24 months",
        "63070200, 1 years",
        "63072000, 2 years",
        "1767225600, 56 years",
    })
    void aDurationIsSaidInAboutOneUnit(long seconds, String words) {
        assertThat(Human.duration(Duration.ofSeconds(seconds))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "abcdefghijklmnopqrst, abcdefghijklmnopqrst",
        "abcdefghijklmnopqrstu, abcdefghijklmnopqrs…",
        "ééééééééééééééééééééé, ééééééééééééééééééé…",
        "日本語日本語日本語日, 日本語日本語日本語日",
        "日本語日本語日本語日本語日本語, 日本語日本語日本語…",
        "a日本語日本語日本語日本語日本語, a日本語日本語日本語…",
    })
    void aCutTextTakesAtMostSoManyColumns(String text, String cut) {
        assertThat(Human.cut(text, 20)).isEqualTo(cut);
    }

    @Test
    void theEmptyTextIsNotCut() {
        assertThat(Human.cut("", 20)).isEmpty();
    }

    @Test
    void aQuotedTextHasGoEscapes() {
        assertThat(Human.quoted("/bin/sh -c \"a\\b\"")).isEqualTo("\"/bin/sh -c \\\"a\\\\b\\\"\"");
        assertThat(Human.quoted("a\tb\nc\u0001\u007fé…x\u0007\u000b\b\f\r"))
                .isEqualTo("\"a\\tb\\nc\\x01\\x7fé…x\\a\\v\\b\\f\\r\"");
        assertThat(Human.quoted("\u00a0\u200b\u2028\ue000\udb40\udc01日"))
                .isEqualTo("\"\\u00a0\\u200b\\u2028\\ue000\\U000e0001日\"");
    }
}
