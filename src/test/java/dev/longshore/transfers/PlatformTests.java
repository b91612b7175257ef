package dev.longshore.transfers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformTests {

    @ParameterizedTest
    @CsvSource({
        "linux, linux",
        "linux/amd64, linux/amd64",
        "Linux/x86_64, linux/amd64",
        "linux/amd64/v1, linux/amd64",
        "linux/amd64/v3, linux/amd64/v3",
        "linux/aarch64, linux/arm64",
        "linux/arm64/v8, linux/arm64",
        "linux/arm64/8, linux/arm64",
        "linux/arm, linux/arm/v7",
        "linux/arm/6, linux/arm/v6",
        "linux/armhf, linux/arm/v7",
        "linux/armel, linux/arm/v6",
        "linux/i386, linux/386",
        "macos/arm64, darwin/arm64",
        "arm64, linux/arm64",
        "macos, darwin",
        "plan9/none, plan9/none"
    })
    void platformsAreWrittenInOneWay(String text, String normal) {
        assertThat(Platform.parse(text)).hasToString(normal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "linux/",
                "/amd64",
                "linux/nonsense/x/y",
                "linux amd64",
                "linux/amd64/",
                "../x",
                "1",
                "foo",
                "none"
            })
    void whatIsNoPlatformIsRefusedWithTheForm(String text) {
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> Platform.parse(text))
                .satisfies(refused -> assertThat(refused.type()).isEqualTo(ProblemType.INVALID_PARAMETER))
                .withMessageContaining("os[/architecture[/variant]]");
    }

    @ParameterizedTest
    @CsvSource({
        "linux, linux/arm64, true",
        "linux/amd64, linux/amd64, true",
        "linux/amd64, linux/arm64, false",
        "linux/amd64, windows/amd64, false",
        "linux/arm/v7, linux/arm/v6, true",
        "linux/arm/v6, linux/arm/v7, false",
        "linux/arm64/v8, linux/arm64, true"
    })
    void anImageIsWhatWasAskedForIfItRunsThere(String asked, String actual, boolean accepted) {
        assertThat(Platform.parse(asked).accepts(Platform.parse(actual))).isEqualTo(accepted);
    }
}
