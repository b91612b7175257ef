package dev.longshore.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.longshore.fakes.FakeEngines;
import dev.longshore.problem.NotFound;
import dev.longshore.problem.ProblemType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedEngineTests {

    private final Engines engines = new FakeEngines("local", "far");

    @Test
    void aNameAsItIsIsThatEngine() {
        assertThat(engines.typed("far").name()).isEqualTo(new EngineName("far"));
    }

    @ParameterizedTest
    @CsvSource({
        "Local, Did you mean local?",
        "FAR, Did you mean far?",
        "no/ne, GET /engines lists",
        "'', GET /engines lists"
    })
    void whatCannotBeANameIsTheNameOfNoEngine(String typed, String proposal) {
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> engines.typed(typed))
                .satisfies(failure -> assertThat(failure.type()).isEqualTo(ProblemType.ENGINE_NOT_FOUND))
                .satisfies(failure -> assertThat(failure.detail()).contains(proposal))
                .satisfies(failure -> assertThat(failure.members())
                        .containsEntry("engine", typed)
                        .hasEntrySatisfying(
                                "engines", names -> assertThat((List<?>) names).hasSize(2)));
    }
}
