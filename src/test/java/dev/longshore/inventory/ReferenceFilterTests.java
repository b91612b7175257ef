package dev.longshore.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.longshore.fakes.Rows;
import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import dev.longshore.reference.ImageReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceFilterTests {

    private static boolean matches(String pattern, String reference) {
        return ReferenceFilter.parse(pattern).matches(ImageReference.parse(reference));
    }

    @ParameterizedTest
    @CsvSource({
        "redis, redis:7",
        "redis:7, redis:7",
        "library/redis, redis:7",
        "library/redis:7, redis:7",
        "docker.io/redis, redis:7",
        "docker.io/library/redis, redis:7",
        "docker.io/library/redis:7, redis:7",
        "index.docker.io/redis:7, redis:7",
        "docker.io/team/app, team/app:1",
        "r*, redis:7",
        "*, redis:7",
        "r?dis:[0-9], redis:7",
        "redis:*, redis:7",
        "docker.io/library/r*:7, redis:7",
        "docker.io/*/app, team/app:1",
        "*/app, team/app:1",
        "*/app, quay.io/app:1",
        "quay.io/*/*:1, quay.io/team/app:1",
        "localhost:5000/x, localhost:5000/x:1",
        "\\redis, redis:7",
    })
    void anySpellingAndAnyPatternOfTheFamiliarNameMatches(String pattern, String reference) {
        assertThat(matches(pattern, reference)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "redi, redis:7",
        "edis, redis:7",
        "redis:8, redis:7",
        "redis, team/redis:7",
        "*, team/app:1",
        "*, quay.io/app:1",
        "**/app, team/x/app:1",
        "docker.io/*/app, quay.io/app:1",
        "docker.io/*/*, quay.io/app:1",
        "index.docker.io/*/*/*, quay.io/team/app:1",
        "quay.io/redis, redis:7",
        "REDIS, redis:7",
        "re[^d]is, redis:7",
        "'', redis:7",
    })
    void nothingElseMatches(String pattern, String reference) {
        assertThat(matches(pattern, reference)).isFalse();
    }

    @Test
    void digestsMatchByRepositoryAndByThemselves() {
        String digest = "app@sha256:" + Rows.hex("d");
        assertThat(matches("app", digest)).isTrue();
        assertThat(matches("docker.io/library/app", digest)).isTrue();
        assertThat(matches(digest, digest)).isTrue();
        assertThat(matches("app:9@sha256:" + Rows.hex("d"), digest)).isTrue();
        assertThat(matches("app:1", digest)).isFalse();
        assertThat(matches("app@sha256:" + Rows.hex("e"), digest)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "[]", "a[b", "[a-", "a\\", "docker.io/["})
    void aMalformedPatternIsRefused(String pattern) {
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> ReferenceFilter.parse(pattern))
                .satisfies(failure -> assertThat(failure.type()).isEqualTo(ProblemType.INVALID_PARAMETER))
                .satisfies(failure -> assertThat(failure.members())
                        .containsEntry("parameter", "reference")
                        .containsEntry("value", pattern)
                        .containsKey("accepted"));
    }
}
