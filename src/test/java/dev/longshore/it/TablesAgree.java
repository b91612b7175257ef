package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.testkit.Eventually;
import java.util.List;
import java.util.regex.Pattern;

/** The tables for people are what the Docker CLI prints into a pipe, whatever the order of its lines. */
record TablesAgree(BothSides sides) {
    /** The CLI makes an age of "unknown": so many years since 1970 or since the year 1, as far as it can count. */
    private static final Pattern AGE_OF_UNKNOWN = Pattern.compile("(?:N/A|\\b(?:5[0-9]|292) years ago) *");

    void check() {
        compare("/images", "images");
        compare("/containers", "ps", "-a");
        for (String id : sides.truth().images("?all=1").keySet()) {
            compare("/images/" + id + "/history", "history", id);
        }
    }

    /** Ages go on while two clocks are read, so a difference has to last. */
    private void compare(String path, String... command) {
        Eventually.passes(() -> assertThat(lines(table(path)))
                .as(String.join(" ", command))
                .isEqualTo(lines(sides.engine().cli(command))));
    }

    private String table(String path) {
        return sides.longshore()
                .get(sides.prefix() + path, "Accept", "text/plain")
                .expect(200)
                .text();
    }

    /** Where an age is unknown, the CLI's words for it are wider and move the columns behind. */
    private static List<String> lines(String table) {
        boolean unknown = AGE_OF_UNKNOWN.matcher(table).find();
        return table.lines()
                .map(line -> AGE_OF_UNKNOWN.matcher(line).replaceAll("unknown  "))
                .map(line -> unknown ? line.replaceAll(" {2,}", "  ") : line)
                .sorted()
                .toList();
    }
}
