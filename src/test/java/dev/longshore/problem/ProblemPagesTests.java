package dev.longshore.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Holds equal what the enum, the pages for people and the table of types say. */
class ProblemPagesTests {

    private static final List<String> STANDARD = List.of("type", "code", "title", "status", "detail");

    @Test
    void theTableNamesEveryTypeOnceWithItsStatus() throws IOException {
        List<String> types = Stream.of(ProblemType.values())
                .map(type -> type.status() + "\t" + type.code())
                .toList();

        assertThat(table()).containsExactlyInAnyOrderElementsOf(types);
    }

    @Test
    void everyPageIsATypesPage() throws IOException {
        List<String> codes =
                Stream.of(ProblemType.values()).map(ProblemType::code).toList();

        assertThat(ProblemPage.all()).extracting(ProblemPage::file).containsExactlyInAnyOrderElementsOf(codes);
    }

    @ParameterizedTest
    @EnumSource
    void thePageSaysWhatTheTypeSays(ProblemType type) {
        ProblemPage page = ProblemPage.of(type);

        assertThat(page.code()).isEqualTo(type.code());
        assertThat(page.title()).isEqualTo(type.title());
        assertThat(page.status()).isEqualTo(type.status());
        assertThat(page.retry()).isEqualTo(words(type.retry()));
        assertThat(page.members()).isEqualTo(type.members());
    }

    @ParameterizedTest
    @EnumSource
    void theExampleIsAProblemOfTheType(ProblemType type) {
        JsonNode example = ProblemPage.of(type).example();

        assertThat(example.path("type").asString()).isEqualTo("/problems/" + type.code());
        assertThat(example.path("code").asString()).isEqualTo(type.code());
        assertThat(example.path("title").asString()).isEqualTo(type.title());
        assertThat(example.path("status").isInt()).isTrue();
        assertThat(example.path("status").intValue()).isEqualTo(type.status());
        assertThat(example.path("detail").asString()).isNotBlank();
        assertThat(example.path("requestId").asString()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void theExampleHasDeclaredMembersOnly(ProblemType type) {
        List<String> allowed = new ArrayList<>(STANDARD);
        allowed.addAll(type.members());
        allowed.add("requestId");

        assertThat(ProblemPage.of(type).example().propertyNames()).isSubsetOf(allowed);
    }

    @Test
    void whoIsToldHowLongToWaitCanTryAgain() {
        assertThat(ProblemType.values())
                .filteredOn(type -> type.members().contains("retryAfterSeconds"))
                .isNotEmpty()
                .allMatch(type -> type.retry() == ProblemType.Retry.LATER);
    }

    @Test
    void everyAnswerThatMeansWaitCanSayHowLong() {
        assertThat(ProblemType.values())
                .filteredOn(type -> type.status() == 429 || type.status() == 503)
                .isNotEmpty()
                .allMatch(type -> type.members().contains("retryAfterSeconds"));
    }

    private static String words(ProblemType.Retry retry) {
        return switch (retry) {
            case LATER -> "can help";
            case NEVER -> "cannot help";
        };
    }

    private static List<String> table() throws IOException {
        try (InputStream table = ProblemPagesTests.class.getResourceAsStream("types.tsv")) {
            String text = new String(
                    Objects.requireNonNull(table, "types.tsv is missing").readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(1).toList();
        }
    }
}
