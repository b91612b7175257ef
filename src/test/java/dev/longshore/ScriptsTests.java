package dev.longshore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.testkit.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shell takes the last function of a name without a word, so a program and its libraries must not share one. */
class ScriptsTests {

    private static final Pattern FUNCTION = Pattern.compile("(?m)^([A-Za-z_]\\w*)\\(\\)");

    @ParameterizedTest
    @ValueSource(strings = {"bin/serve", "bin/test", "bench/lib.sh"})
    void noFunctionIsDefinedTwice(String program) throws IOException {
        List<String> functions = new ArrayList<>(functions(Path.of(program)));
        try (Stream<Path> libraries = Files.list(Path.of("bin/lib"))) {
            for (Path library : libraries.sorted().toList()) {
                functions.addAll(functions(library));
            }
        }
        assertThat(functions).contains("say", "find_or_install_jdk").doesNotHaveDuplicates();
    }

    @Test
    void aRunThatHangsIsEndedAndSaysWhatItDid() {
        assertThat(deadline(1, 30))
                .contains("not done after 1 seconds", "sleep 30", "ended with 143")
                .doesNotContain("end of the program");
        assertThat(deadline(30, 0))
                .contains("end of the program", "ended with 0")
                .doesNotContain("not done");
    }

    private static String deadline(int seconds, int needed) {
        String program = """
                set -euo pipefail
                . bin/lib/say.sh
                . bin/lib/deadline.sh
                trap 'code=$?; deadline_met; echo ended with $code' EXIT
                trap 'exit 143' TERM
                deadline %d
                sleep %d | cat
                echo end of the program
                """.formatted(seconds, needed);
        return Commands.run(Map.of("PROGRAM", program), List.of("bash", "-c", "bash -c \"$PROGRAM\" 2>&1 || true"));
    }

    private static List<String> functions(Path script) throws IOException {
        return FUNCTION.matcher(Files.readString(script))
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
