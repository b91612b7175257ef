package dev.longshore.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.longshore.fakes.Rows;
import dev.longshore.problem.Conflict;
import dev.longshore.problem.NotFound;
import dev.longshore.problem.ProblemType;
import dev.longshore.reference.ContainerId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerResolutionTests {

    private static final Snapshot SNAPSHOT = Rows.snapshot(
            List.of(),
            List.of(
                    Rows.container("ab1", "f", "/web/thedb", "/db"),
                    Rows.container("ab2", "f", "/Web_1.x"),
                    Rows.container("c", "f", "/ab1"),
                    Rows.container("d", "f"),
                    Rows.container("e", "f", "/" + Rows.hex("9"))));

    private static ContainerId found(String text) {
        return ContainerResolution.of(text, SNAPSHOT).id();
    }

    @ParameterizedTest
    @CsvSource({"db, ab1", "/db, ab1", "web/thedb, ab1", "Web_1.x, ab2", "ab1, c", "ab10, ab1", "ab2, ab2", "d, d"})
    void aNameOrTheBeginningOfAnIdFindsItAndTheNameComesFirst(String text, String id) {
        assertThat(found(text)).isEqualTo(Rows.containerId(id));
    }

    @Test
    void aFullIdFindsItAndANameOfThatFormToo() {
        assertThat(found(Rows.hex("ab1"))).isEqualTo(Rows.containerId("ab1"));
        assertThat(found(Rows.hex("9"))).isEqualTo(Rows.containerId("e"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "DB", "web", "thedb", "AB1", "sha256:ab10", "f", "..", "a b"})
    void nothingElseFindsIt(String text) {
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> found(text))
                .satisfies(failure -> assertThat(failure.type()).isEqualTo(ProblemType.CONTAINER_NOT_FOUND))
                .satisfies(failure -> assertThat(failure.members()).containsEntry("container", text));
    }

    @Test
    void theBeginningOfSeveralIdsIsAmbiguous() {
        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> found("ab")).satisfies(failure -> {
            assertThat(failure.type()).isEqualTo(ProblemType.AMBIGUOUS_CONTAINER);
            assertThat(failure.members())
                    .containsEntry(
                            "candidates",
                            List.of(
                                    new ContainerResolution.Candidate(Rows.hex("ab1"), "db"),
                                    new ContainerResolution.Candidate(Rows.hex("ab2"), "Web_1.x")));
        });
    }
}
