package dev.longshore.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.ImageRow;
import dev.longshore.fakes.Rows;
import dev.longshore.inventory.ReferenceFilter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is printed here is what Docker CLI 28.2 printed of the same rows, but that it takes 1970 for a date. */
class ImageTableTests {

    private static final String HEADINGS =
            "REPOSITORY                TAG       IMAGE ID       CREATED              SIZE";

    private static final ImageRow NAMED = Rows.built(
            Rows.NOW.minusSeconds(90),
            Rows.sized(
                    12825,
                    Rows.image(
                            "aaaaaaaaaaaab",
                            "app:1.0",
                            "app:latest",
                            "localhost:5000/team/app:1",
                            "app@sha256:" + Rows.hex("1"))));

    private static List<String> printed(List<String> references, ImageRow... rows) {
        List<ReferenceFilter> filters =
                references.stream().map(ReferenceFilter::parse).toList();
        return ImageTable.print(Rows.snapshot(rows).images(), filters, Rows.NOW)
                .lines()
                .toList();
    }

    @Test
    void eachTagHasItsRow() {
        assertThat(printed(List.of(), NAMED))
                .containsExactly(
                        HEADINGS,
                        "app                       1.0       aaaaaaaaaaaa   About a minute ago   12.8kB",
                        "app                       latest    aaaaaaaaaaaa   About a minute ago   12.8kB",
                        "localhost:5000/team/app   1         aaaaaaaaaaaa   About a minute ago   12.8kB");
    }

    @Test
    void anImageWithoutNamesIsNone() {
        assertThat(printed(List.of(), Rows.sized(0, Rows.image("b"))))
                .containsExactly(
                        "REPOSITORY   TAG       IMAGE ID       CREATED   SIZE",
                        "<none>       <none>    b00000000000   N/A       0B");
    }

    @Test
    void aRepositoryThatNamesItByDigestsOnlyHasOneRow() {
        ImageRow row = Rows.sized(
                999_600, Rows.image("c", "quay.io/x/y@sha256:" + Rows.hex("2"), "quay.io/x/y@sha256:" + Rows.hex("3")));
        assertThat(printed(List.of(), row).getLast())
                .isEqualTo("quay.io/x/y   <none>    c00000000000   N/A       1e+03kB");
    }

    @Test
    void aSizeThatNobodyKnowsIsNotAvailable() {
        assertThat(printed(List.of(), Rows.image("d", "x:1")).getLast()).endsWith("N/A       N/A");
    }

    @Test
    void whereReferencesAreAskedForOnlyNamesThatMatchHaveRows() {
        assertThat(names(printed(List.of("app:1*"), NAMED))).containsExactly("app 1.0");
        assertThat(names(printed(List.of("app"), NAMED))).containsExactly("app 1.0", "app latest");
        assertThat(names(printed(List.of("*/*/*", "app:latest"), NAMED)))
                .containsExactly("app latest", "localhost:5000/team/app 1");
        assertThat(names(printed(List.of("app@sha256:*"), NAMED))).containsExactly("app <none>");
    }

    private static Stream<String> names(List<String> lines) {
        return lines.stream().skip(1).map(line -> line.replaceAll(" +", " ").replaceAll("^(\\S+ \\S+).*", "$1"));
    }
}
