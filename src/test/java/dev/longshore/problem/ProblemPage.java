package dev.longshore.problem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A page of {@code docs/problems}, read in its fixed form.
 *
 * @param file the file's name without {@code .md}
 * @param text all of it
 */
record ProblemPage(String file, String text) {

    private static final Path FOLDER = Path.of("docs", "problems");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Pattern FORM = Pattern.compile("""
            # (?<title>[^\\n]+)

            - Code: `(?<code>[a-z-]+)`
            - Status: (?<status>[0-9]{3})
            - Trying again: (?<retry>[a-z ]+)
            - Members:(?<members> none|(?:\\n  - `[a-zA-Z]+`: [^\\n]+)+)

            ## What happened

            (?<happened>.+)

            ## What to do

            (?<remedy>.+)

            ## Example

            ```json
            (?<example>.+)
            ```
            """, Pattern.DOTALL);

    private static final Pattern MEMBER = Pattern.compile("^  - `([a-zA-Z]+)`: ", Pattern.MULTILINE);

    static List<ProblemPage> all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(ProblemPage::read).toList();
        }
    }

    static ProblemPage of(ProblemType type) {
        return read(FOLDER.resolve(type.code() + ".md"));
    }

    private static ProblemPage read(Path file) {
        try {
            String name = file.getFileName().toString();
            return new ProblemPage(name.replaceFirst("\\.md$", ""), Files.readString(file));
        } catch (IOException e) {
            throw new AssertionError("no readable page " + file, e);
        }
    }

    String title() {
        return form().group("title");
    }

    String code() {
        return form().group("code");
    }

    int status() {
        return Integer.parseInt(form().group("status"));
    }

    String retry() {
        return form().group("retry");
    }

    List<String> members() {
        return MEMBER.matcher(form().group("members"))
                .results()
                .map(member -> member.group(1))
                .toList();
    }

    JsonNode example() {
        return JSON.readTree(form().group("example"));
    }

    private MatchResult form() {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new AssertionError("docs/problems/" + file + ".md does not have the form of a problem's page");
        }
        return matcher.toMatchResult();
    }
}
