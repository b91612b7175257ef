package dev.longshore.removal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.inventory.Snapshot;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of {@code docs/engines.md} for the containerd store. */
class ContainerdRulesTests {

    private static void judges(String names, String around, String request, String force, String expected) {
        Snapshot snapshot = World.of(names, around);
        for (boolean forced : new boolean[] {false, true}) {
            if (force.equals("any") || force.equals("force") == forced) {
                Verdict verdict =
                        new ContainerdRules().judge(World.subject(request, snapshot), World.options(forced), snapshot);
                assertThat(World.inWords(verdict)).as("force " + forced).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            app:1 app:2   | -                 | app:1 | any   | untags app:1
            app:1 other:1 | -                 | app:1 | any   | untags app:1
            app:1         | -                 | app:1 | any   | deletes
            app:1         | child             | app:1 | no    | leaves app:1
            app:1         | child             | app:1 | force | deletes
            app:1         | created           | app:1 | no    | blocked container
            app:1         | exited            | app:1 | no    | blocked container
            app:1         | running           | app:1 | no    | blocked container
            app:1         | created           | app:1 | force | leaves app:1
            app:1         | exited            | app:1 | force | leaves app:1
            app:1         | running           | app:1 | force | leaves app:1
            app:1         | paused            | app:1 | force | leaves app:1
            app:1         | restarting        | app:1 | force | leaves app:1
            app:1         | child exited      | app:1 | no    | blocked container
            app:1         | child exited      | app:1 | force | leaves app:1
            app:1 app:2   | child             | app:1 | no    | untags app:1
            app:1 app:2   | running           | app:1 | no    | untags app:1
            """)
    void byTag(String names, String around, String request, String force, String expected) {
        judges(names, around, request, force, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -             | -            | id | any   | deletes
            app:1         | -            | id | any   | deletes
            app:1 app:2   | -            | id | no    | blocked tag tag
            app:1 other:1 | -            | id | no    | blocked tag tag
            app:1 app:2   | -            | id | force | deletes
            app:1 app@D   | -            | id | no    | deletes
            app@D other:1 | -            | id | no    | blocked digest tag
            app@D other:1 | -            | id | force | deletes
            app:1         | child        | id | any   | deletes
            -             | child        | id | any   | deletes
            app:1         | created      | id | no    | blocked container
            app:1         | exited       | id | no    | blocked container
            app:1         | exited       | id | force | deletes
            app:1         | running      | id | any   | blocked container!
            app:1         | paused       | id | any   | blocked container!
            app:1 app:2   | running      | id | force | blocked container!
            app:1 app:2   | exited       | id | no    | blocked container tag tag
            app:1         | child exited | id | no    | blocked container
            """)
    void byId(String names, String around, String request, String force, String expected) {
        judges(names, around, request, force, expected);
    }

    /** The engine would take the tags of the repository along; nothing goes that was not named. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            app@D app:1         | -       | app@D | any   | blocked tag!
            app@D app:1 app:2   | -       | app@D | any   | blocked tag! tag!
            app@D app:1 other:1 | -       | app@D | any   | blocked tag!
            app@D               | -       | app@D | any   | deletes
            app@D other:1       | -       | app@D | any   | untags app@D
            app@D app:1         | exited  | app@D | any   | blocked tag!
            app@D app:1         | running | app@D | force | blocked tag!
            app@D               | exited  | app@D | no    | blocked container
            app@D app:1 other:1 | -       | app:1 | any   | untags app:1
            app@D app:1         | -       | app:1 | any   | deletes
            app@D other:1       | -       | other:1 | any | untags other:1
            """)
    void byDigest(String names, String around, String request, String force, String expected) {
        judges(names, around, request, force, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            app:1       | mount | app:1 | no    | blocked image-mount
            app:1       | mount | app:1 | force | leaves app:1
            app:1       | mount | id    | any   | deletes
            app:1 app:2 | mount | app:1 | no    | untags app:1
            """)
    void mounted(String names, String around, String request, String force, String expected) {
        judges(names, around, request, force, expected);
    }
}
