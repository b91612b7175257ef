package dev.longshore.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.fakes.Rows;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerTests {

    private static Container named(String... names) {
        return new Container(Rows.container("a", "1", names));
    }

    @Test
    void namesLoseTheirSlashAndLinksStandApart() {
        Container container = named("/web/thedb", "/db", "/app/db");
        assertThat(container.names()).containsExactly("db");
        assertThat(container.links()).containsExactly("app/db", "web/thedb");
        assertThat(container.name()).isEqualTo("db");
    }

    @Test
    void itIsFoundByAnyOfItsNamesWithOrWithoutSlash() {
        Container container = named("/web/thedb", "/db");
        assertThat(container.isNamed("db")).isTrue();
        assertThat(container.isNamed("/db")).isTrue();
        assertThat(container.isNamed("web/thedb")).isTrue();
        assertThat(container.isNamed("thedb")).isFalse();
        assertThat(container.isNamed("")).isFalse();
    }

    @Test
    void oneThatIsBeingRemovedHasNoName() {
        assertThat(named().name()).isNull();
        assertThat(named().names()).isEmpty();
        assertThat(named("/web/db").name()).isNull();
    }

    @Test
    void aNameThatComesTwiceIsOne() {
        assertThat(named("/db", "db", "/db").names()).containsExactly("db");
    }

    @ParameterizedTest
    @CsvSource({
        "Exited (0) 2 days ago, 0",
        "Exited (137) 2 days ago, 137",
        "Exited (-1) 2 days ago, -1",
        "Exited (3221225786) 2 days ago, 3221225786",
        "Restarting (1) 5 seconds ago, 1",
        "Up 5 minutes,",
        "Created,",
        "Dead,",
        "Removal In Progress,",
        "'',",
        "Up 2 minutes (Exited (3)),",
    })
    void theExitCodeIsInTheStatus(String status, @Nullable Long code) {
        assertThat(new Container(Rows.containerIn("a", "1", "exited", status)).exitCode())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "Up 5 minutes (healthy), healthy",
        "Up 5 minutes (unhealthy), unhealthy",
        "Up Less than a second (health: starting), starting",
        "Up 2 minutes (Paused),",
        "Up 5 minutes,",
        "Exited (137) 2 days ago,",
        "'',",
    })
    void itsHealthIsInTheStatus(String status, @Nullable String health) {
        assertThat(new Container(Rows.containerIn("a", "1", "running", status)).health())
                .isEqualTo(health);
    }

    @Test
    void itsStateIsIdAndEngineState() {
        assertThat(new Container(Rows.containerIn("a", "1", "paused", "")).state())
                .containsExactly(Rows.hex("a"), "paused");
    }
}
