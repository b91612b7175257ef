package dev.longshore.reference;

import static dev.longshore.reference.Corpus.orEmpty;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.reference.Corpus.Row;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceCorpusTests {
    private static final List<Row> ROWS = Corpus.references();
    private static final List<ImageReference> ACCEPTED = ROWS.stream()
            .filter(Row::ok)
            .map(row -> ImageReference.parse(row.input()))
            .toList();

    @Test
    void theCorpusIsAllThere() {
        assertThat(ROWS).hasSize(11_958);
        assertThat(ACCEPTED).hasSize(4_436);
    }

    @Test
    void everyRowIsReadAsDockerReadsIt() {
        List<String> disagreements = new ArrayList<>();
        for (Row row : ROWS) {
            List<String> ours = columns(row.input());
            if (!ours.equals(row.columns())) {
                disagreements.add("%s%n  Docker: %s%n  ours:   %s".formatted(row.input(), row.columns(), ours));
            }
        }
        assertThat(disagreements).isEmpty();
    }

    private static List<String> columns(String input) {
        try {
            ImageReference reference = ImageReference.parse(input);
            return List.of(
                    "ok",
                    "",
                    reference.repository().domain(),
                    reference.repository().path(),
                    orEmpty(reference.tag()),
                    orEmpty(reference.digest()),
                    reference.canonical(),
                    reference.familiar(),
                    reference.withDefaultTag().canonical());
        } catch (InvalidReference refusal) {
            return List.of("error", refusal.reason().word(), "", "", "", "", "", "", "");
        }
    }

    @Test
    void theCanonicalFormReadsBackToItself() {
        assertThat(ACCEPTED).allSatisfy(reference -> {
            ImageReference again = ImageReference.parse(reference.canonical());
            assertThat(again).isEqualTo(reference).hasSameHashCodeAs(reference);
            assertThat(again.repository()).isEqualTo(reference.repository());
            assertThat(again.repository().domain())
                    .isEqualTo(reference.repository().domain());
            assertThat(again.tag()).isEqualTo(reference.tag());
            assertThat(again.digest()).isEqualTo(reference.digest());
            assertThat(again.canonical()).isEqualTo(reference.canonical());
        });
    }

    @Test
    void theShortestFormReadsBackAsTheSameImage() {
        assertThat(ACCEPTED).allSatisfy(reference -> {
            assertThat(ImageReference.parse(reference.shortest())).isEqualTo(reference);
            assertThat(ImageName.parse(reference.shortest()))
                    .isInstanceOfSatisfying(
                            ImageName.Named.class,
                            named -> assertThat(named.reference()).isEqualTo(reference));
        });
    }

    @Test
    void theShortestFormIsNearlyAlwaysTheFamiliarOne() {
        long canonicalOnly = ACCEPTED.stream()
                .filter(reference -> !reference.shortest().equals(reference.familiar()))
                .peek(reference -> assertThat(reference.shortest()).isEqualTo(reference.canonical()))
                .count();
        assertThat(canonicalOnly).isPositive().isLessThan(ACCEPTED.size() / 10);
    }

    @Test
    void everyProposalIsAccepted() {
        List<String> proposals = new ArrayList<>();
        for (Row row : ROWS) {
            try {
                ImageReference.parse(row.input());
            } catch (InvalidReference refusal) {
                String proposal = refusal.proposal();
                if (proposal != null) {
                    assertThat(proposal).isNotEqualTo(row.input());
                    assertThat(ImageReference.parse(proposal).canonical()).isNotEmpty();
                    proposals.add(proposal);
                }
            }
        }
        assertThat(proposals).hasSizeGreaterThan(300);
    }

    @Test
    void everyRefusalIsASafeSentence() {
        ROWS.stream().filter(row -> !row.ok()).forEach(row -> {
            InvalidReference refusal = InvalidReferenceTests.refusalOf(row.input());
            assertThat(refusal.toString()).matches("[ -~]{20,400}").endsWith(".");
            assertThat(row.input()).contains(refusal.part());
        });
    }
}
