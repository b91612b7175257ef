package dev.longshore.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTests {

    @ParameterizedTest(name = "{0} matches {1}")
    @CsvSource({
        "'', ''",
        "*, ''",
        "**, ubuntu",
        "ubuntu, ubuntu",
        "ub*, ubuntu:24.04",
        "*:24.04, ubuntu:24.04",
        "*u*, ubuntu",
        "u*u*u, ubuntu",
        "*bu*tu, bububuntu",
        "*/*, team/app",
        "team/*, team/app:1",
        "*/app/*, team/app/web",
        "???, app",
        "?, \u00e9",
        "ap[p-z], app",
        "ap[^a-f], app",
        "[a-cx-z]*, yes",
        "[*?]x, *x",
        "[\\]\\-\\^]x, ]x",
        "[\\]\\-\\^]x, -x",
        "[a^]x, ^x",
        "[[]x, [x",
        "a]b, a]b",
        "\\*, *",
        "\\a\\p\\p, app",
        "a[/]b, a/b",
        "a[^x]b, a/b",
        "a[.-0]b, a/b",
        "[^z-a], q",
    })
    void aPatternMatchesTheWholeName(String pattern, String name) throws MalformedPattern {
        assertThat(PathPattern.parse(pattern).matches(name)).isTrue();
    }

    @ParameterizedTest(name = "{0} does not match {1}")
    @CsvSource({
        "'', a",
        "ubuntu, ubuntu:24.04",
        "ubuntu, ubunt",
        "*, team/app",
        "*app, team/app",
        "team*, team/app",
        "team*app, team/app",
        "team?app, team/app",
        "*/*, a/b/c",
        "*a*b*c, aXbX",
        "ap?, ap",
        "[a-c], d",
        "[^a-c], b",
        "[^a], ''",
        "[z-a], q",
        "[a-c]x, x",
        "UBUNTU, ubuntu",
        "\\*, a",
        "*[^x]*, a/b",
    })
    void otherNamesDoNotMatch(String pattern, String name) throws MalformedPattern {
        assertThat(PathPattern.parse(pattern).matches(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "[a",
                "[^",
                "[^a",
                "[]",
                "[]a]",
                "[^]",
                "[^]a]",
                "[a-",
                "[a-]",
                "[-a]",
                "[a-b-c]",
                "[-]",
                "a[",
                "*[",
                "[a]x[",
                "\\",
                "a\\",
                "*\\",
                "[\\",
                "[\\]",
                "[a\\",
                "[a-\\",
                "[\ud800]",
                "zzz*[b-"
            })
    void aMalformedPatternIsRefusedWhateverItIsFor(String pattern) {
        assertThatExceptionOfType(MalformedPattern.class)
                .isThrownBy(() -> PathPattern.parse(pattern))
                .satisfies(refusal -> {
                    assertThat(refusal.position()).isBetween(0, pattern.length());
                    assertThat(refusal.getMessage()).matches("[ -~]+");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "ubuntu, ubuntu:24.04",
        "ubuntu:*, ubuntu:24.04",
        "ubuntu:24.04, docker.io/library/ubuntu:24.04",
        "team/*, team/app",
        "*.example.com:5000/*, dl.example.com:5000/ubuntu:14.04",
        "*:5000/app, dl.example.com:5000/app:14.04",
        "app, app@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "app@sha256:0*, app@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    })
    void theFamiliarNameCountsWithAndWithoutItsTag(String pattern, String reference) throws MalformedPattern {
        assertThat(PathPattern.parse(pattern).matchesFamiliar(ImageReference.parse(reference)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "docker.io/library/*, ubuntu:24.04",
        "*, team/app",
        "ubuntu:, ubuntu:24.04",
        "ubuntu:latest, ubuntu",
        "24.04, ubuntu:24.04",
        "*/*:v3, team/app:v2",
    })
    void theCanonicalNameAndDefaultsDoNotCount(String pattern, String reference) throws MalformedPattern {
        assertThat(PathPattern.parse(pattern).matchesFamiliar(ImageReference.parse(reference)))
                .isFalse();
    }

    @Test
    void aHostilePatternCostsNoMoreThanItsLength() throws MalformedPattern {
        String name = "a".repeat(4000);
        assertThat(PathPattern.parse("*a".repeat(2000) + "*b").matches(name)).isFalse();
        assertThat(PathPattern.parse("*a".repeat(2000) + "*").matches(name)).isTrue();
        assertThat(PathPattern.parse("[" + "a-bb-ca".repeat(1000) + "]*").matches(name))
                .isTrue();
        assertThat(new PatternReader("[" + "a-bb-ca".repeat(1000) + "x]").chunks())
                .hasToString("[Chunk[floating=false, terms=[CharacterClass[negated=false, "
                        + "ranges=[Range[low=97, high=99], Range[low=120, high=120]]]]]]");
    }

    @Test
    void patternsAreEqualWhenTheirTextIs() throws MalformedPattern {
        assertThat(PathPattern.parse("a*"))
                .isEqualTo(PathPattern.parse("a*"))
                .hasSameHashCodeAs(PathPattern.parse("a*"))
                .isNotEqualTo(PathPattern.parse("a**"))
                .hasToString("a*");
    }
}
