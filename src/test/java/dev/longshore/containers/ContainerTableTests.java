package dev.longshore.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.ContainerRow;
import dev.longshore.fakes.Rows;
import dev.longshore.reference.ContainerId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is printed here is what Docker CLI 28.2 printed of the same rows. */
class ContainerTableTests {

    private static String printed(ContainerRow... rows) {
        return ContainerTable.print(
                Rows.snapshot(List.of(), List.of(rows)).containers(),
                Map.of(),
                false,
                Rows.NOW.plus(Duration.ofMinutes(67)));
    }

    @Test
    void eachContainerHasARow() {
        ContainerRow web = Rows.from(
                "app:1.0",
                Rows.running(
                        "/bin/sh -c \"echo \\\"hi\\\"; sleep\"",
                        List.of(new ContainerRow.Port("0.0.0.0", 80, 80, "tcp")),
                        Rows.container("111111111111f", "a", "/web/thedb", "/db")));
        ContainerRow none = Rows.containerIn("2", "b", "exited", "Exited (0) 2 days ago");
        assertThat(printed(web, none).lines())
                .containsExactly(
                        "CONTAINER ID   IMAGE          COMMAND                     CREATED             STATUS                  PORTS                NAMES",
                        "111111111111   app:1.0        \"/bin/sh -c \\\"echo \\\\\\\"…\"   About an hour ago   Up 5 minutes            0.0.0.0:80->80/tcp   db",
                        "200000000000   b00000000000   \"sleep 1000\"                About an hour ago   Exited (0) 2 days ago                        ");
    }

    @ParameterizedTest
    @CsvSource({
        "app:1.0, app:1.0",
        "app, app",
        "docker.io/library/app:1@sha256:HEX, app:1",
        "app@sha256:HEX, app",
        "sha256:HEX, 100000000000",
        "HEX, 100000000000",
        "100000000000, 100000000000",
        "10000000000000000000, 100000000000",
        "sha256:1000000000000, 100000000000",
        "200000000000, 200000000000",
        "UPPER, UPPER",
        "'', <no image>",
    })
    void theImageIsANameOrAShortId(String text, String shown) {
        ContainerRow row = Rows.from(text.replace("HEX", Rows.hex("1")), Rows.container("c", "1"));
        assertThat(printed(row).lines().toList().getLast()).startsWith("c00000000000   " + shown + "   ");
    }

    @Test
    void anIdOfAnotherImageStaysWhole() {
        String other = "sha256:" + Rows.hex("f");
        assertThat(printed(Rows.from(other, Rows.container("c", "1")))).contains("   " + other + "   ");
    }

    @Test
    void oneThatHasOnlyLinksShowsThem() {
        assertThat(printed(Rows.container("c", "1", "/web/only", "/other/only")))
                .endsWith("other/only,web/only\n");
    }

    @Test
    void sizesAreAColumnMore() {
        Map<ContainerId, ContainerItem.Size> sizes = Map.of(
                Rows.containerId("1"), new ContainerItem.Size(2L, 21_500_000L),
                Rows.containerId("2"), new ContainerItem.Size(null, null));
        String table = ContainerTable.print(
                Rows.snapshot(
                                List.of(),
                                List.of(
                                        Rows.container("1", "a", "/x"),
                                        Rows.container("2", "a", "/x"),
                                        Rows.container("3", "a", "/x")))
                        .containers(),
                sizes,
                true,
                Rows.NOW);
        assertThat(table.lines().map(line -> line.replaceAll(".*(NAMES|x) +", "")))
                .containsExactly("SIZE", "2B (virtual 21.5MB)", "0B", "N/A");
    }
}
