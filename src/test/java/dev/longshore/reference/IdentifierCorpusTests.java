package dev.longshore.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.reference.Corpus.Row;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdentifierCorpusTests {
    private static final List<Row> ROWS = Corpus.identifiers();

    @Test
    void theCorpusIsAllThere() {
        assertThat(ROWS).hasSize(393);
    }

    @Test
    void everyRowIsToldApartAsDockerDoes() {
        List<String> disagreements = ROWS.stream()
                .filter(row -> !columns(row.input()).equals(row.columns()))
                .map(row ->
                        "%s%n  Docker: %s%n  ours:   %s".formatted(row.input(), row.columns(), columns(row.input())))
                .toList();
        assertThat(disagreements).isEmpty();
    }

    @Test
    void referencesAreReadTheSameWhereTheyAreNoIds() {
        List<String> different = Corpus.references().stream()
                .map(Row::input)
                .filter(input -> !input.matches("[a-f0-9]{64}"))
                .filter(input -> !asName(input).equals(asReference(input)))
                .toList();
        assertThat(different).isNotEmpty().allMatch(input -> Digest.recognise(input) != null);
    }

    private static String asName(String input) {
        List<String> columns = columns(input);
        return columns.get(0) + " " + columns.get(1) + columns.get(3);
    }

    private static String asReference(String input) {
        try {
            return "ok " + ImageReference.parse(input).canonical();
        } catch (InvalidReference refusal) {
            return "error " + refusal.reason().word();
        }
    }

    private static List<String> columns(String input) {
        try {
            return switch (ImageName.parse(input)) {
                case ImageName.FullId(ImageId id) -> List.of("ok", "", "digest", id.toString(), id.toString());
                case ImageName.ForeignId(Digest digest) ->
                    List.of("ok", "", "digest", digest.toString(), digest.toString());
                case ImageName.Named(ImageReference reference, var prefix) ->
                    List.of("ok", "", kind(reference), reference.canonical(), reference.familiar());
            };
        } catch (InvalidReference refusal) {
            return List.of("error", refusal.reason().word(), "", "", "");
        }
    }

    private static String kind(ImageReference reference) {
        return Stream.of("name", reference.tag() == null ? null : "tag", reference.digest() == null ? null : "digest")
                .filter(Objects::nonNull)
                .reduce((left, right) -> left + "+" + right)
                .orElseThrow();
    }
}
