package dev.longshore.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstructionTests {

    private static final String SECRET = "s3cr3t";

    private static final String[] AROUND = {
        " ",
        "=",
        "\"",
        "'",
        "\\",
        " /bin/sh -c ",
        "/bin/sh -c ",
        " -c ",
        "B=",
        " B=x ",
        "|1 ",
        "#(nop) ",
        "\n",
        "\t",
        "ENV ",
        "&& "
    };

    private static final String[] BEFORE = {
        "ENV A=",
        "ENV A ",
        "env A=",
        "ENV  A=x B=",
        "ARG A=",
        "ARG A B=",
        "ENV =",
        "/bin/sh -c #(nop)  ENV A=",
        "/bin/bash -o pipefail -c #(nop)  ENV A=",
        "cmd /S /C #(nop)  ENV A=",
        "/bin/sh -c #(nop)  ONBUILD ENV A=",
        "ONBUILD ARG A=",
    };

    private static final String[] BEFORE_COMMAND = {"RUN |1 A=", "|1 A=", "|2 A=x B=", "RUN |2 A= B=", "run |3 A=x B="};

    private static final String[] COMMANDS = {
        " /bin/sh -c make", " /bin/bash -eo pipefail -c make", " /bin/sh -c make # buildkit", " /bin/sh -c a=b && c"
    };

    @ParameterizedTest
    @CsvSource({
        "ENV A=b c=d, ENV A=***",
        "ENV A b, ENV A=***",
        "ARG A=b, ARG A=***",
        "/bin/sh -c #(nop)  ENV A=b, /bin/sh -c #(nop)  ENV A=***",
        "ONBUILD ENV A=b, ONBUILD ENV A=***",
        "RUN |1 A=b /bin/sh -c make # buildkit, RUN |1 *** /bin/sh -c make # buildkit",
        "|2 A=b C= /bin/sh -c make all, |2 *** /bin/sh -c make all",
        "|1 A=b c /bin/sh -c make, |1 ***",
        "|1 A=b /bin/bash -c make, |1 ***",
        "|1 A=b /bin/sh -c c /bin/bash -c make, |1 ***",
        "|2 A=b /bin/sh -c make, |2 ***",
    })
    void valuesAreHiddenAndWhatIsSurelyNoneStays(String instruction, String masked) {
        assertThat(Instruction.masked(instruction)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ARG A",
                "RUN /bin/sh -c make # buildkit",
                "/bin/sh -c #(nop) COPY dir:1 in / ",
                "COPY layer 5 of 5 # rig",
                "/bin/sh -c #(nop)  CMD [\"sh\"]",
                "LABEL env=x",
                "ENVIRONMENT x",
                "bazel build ...",
            })
    void otherInstructionsStay(String instruction) {
        assertThat(Instruction.masked(instruction)).isEqualTo(instruction);
    }

    @Test
    void noPartOfAValueIsShownWhateverStandsAroundIt() {
        Random random = new Random(4);
        for (int round = 0; round < 20_000; round++) {
            assertHidden(pick(BEFORE, random) + value(random));
            assertHidden(pick(BEFORE_COMMAND, random) + value(random) + pick(COMMANDS, random));
        }
    }

    private static void assertHidden(String instruction) {
        assertThat(Instruction.masked(instruction)).as(instruction).doesNotContain(SECRET);
    }

    @Test
    void aLongInstructionIsMaskedAtOnce() {
        String many = "A=b ".repeat(100_000);
        assertThat(Instruction.masked("RUN |100000 " + many + "/bin/sh -c make"))
                .endsWith("*** /bin/sh -c make");
        assertThat(Instruction.masked("ENV " + many)).isEqualTo("ENV A=***");
        assertThat(Instruction.masked("RUN " + many)).hasSize(4 + many.length());
    }

    private static String value(Random random) {
        StringBuilder value = new StringBuilder();
        for (int part = random.nextInt(4); part > 0; part--) {
            value.append(pick(AROUND, random));
        }
        value.append(SECRET);
        for (int part = random.nextInt(4); part > 0; part--) {
            value.append(pick(AROUND, random));
        }
        return value.toString();
    }

    private static String pick(String[] parts, Random random) {
        return parts[random.nextInt(parts.length)];
    }
}
