package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.longshore.it.ConsoleBlocks.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the documentation tells a reader to type is typed, and does what it says. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReadmeIT {

    private static final Path README = Path.of("README.md");
    private static final Path COMING = Path.of("docs", "coming-from-docker.md");
    private static final String WRITE = "longshore.readme.write";
    private static final Pattern CELL = Pattern.compile("`curl (.+?)` \\|$", Pattern.MULTILINE);
    private static final Pattern VARIABLE = Pattern.compile("^[A-Z]+=.+$", Pattern.MULTILINE);

    @TempDir
    private static Path folder = Path.of("");

    private static @Nullable TourWorld started;

    @BeforeAll
    static void start() {
        started = new TourWorld(folder);
    }

    private static TourWorld world() {
        return Objects.requireNonNull(started);
    }

    @AfterAll
    static void stop() {
        world().close();
    }

    /**
     * In a world of its own, since it changes it. With {@code -Dlongshore.readme.write=true} it puts what was printed into the
     * README if that says otherwise.
     */
    @Test
    void theTourPrintsWhatTheReadmeShows(@TempDir Path own) throws IOException, InterruptedException {
        try (TourWorld world = new TourWorld(own)) {
            tour(world, new Shell(own));
        }
    }

    private static void tour(TourWorld world, Shell shell) throws IOException, InterruptedException {
        ConsoleBlocks tour = ConsoleBlocks.of(Files.readString(README));
        Varying varying = world.varying();
        SoftAssertions softly = new SoftAssertions();
        List<String> outputs = new ArrayList<>();
        for (Step step : tour.steps()) {
            String printed = world.usual(shell.type(world.here(step.command())));
            outputs.add(printed);
            softly.assertThat(varying.comparable(printed))
                    .as("%s%n(-D%s=true rewrites the README)", step.command(), WRITE)
                    .isEqualTo(varying.comparable(step.output()));
        }
        assertThat(tour.steps()).hasSizeGreaterThan(10);
        if (Boolean.getBoolean(WRITE) && !softly.errorsCollected().isEmpty()) {
            Files.writeString(README, tour.with(outputs));
        } else {
            softly.assertAll();
        }
    }

    /**
     * What is piped into jq is not, since nobody needs jq for Longshore; no registry can be searched here. Last, since it changes what
     * the others look at.
     */
    @Order(Integer.MAX_VALUE)
    @Test
    void everyCommandForThoseWhoComeFromDockerIsAnswered() throws IOException, InterruptedException {
        String page = Files.readString(COMING);
        Shell shell = new Shell(folder);
        for (var variable : VARIABLE.matcher(page).results().toList()) {
            shell.type(world().here(variable.group()));
        }
        List<String> commands = CELL.matcher(page)
                .results()
                .map(cell -> cell.group(1).replace("\\|", "|").replaceFirst(" \\| jq .*$", ""))
                .filter(command -> !command.contains("/images/search"))
                .toList();
        assertThat(commands).hasSizeGreaterThan(20);
        SoftAssertions softly = new SoftAssertions();
        for (String command : commands) {
            String status = shell.type("curl -s -o answer -w '%{http_code}' " + world().here(command));
            softly.assertThat(status)
                    .as("curl %s: %s", command, Files.readString(folder.resolve("answer")))
                    .isIn("200", "201", "202");
        }
        softly.assertAll();
    }

    @Test
    void everyMetricOfTheBoardAndTheAlertsIsThere() throws IOException, InterruptedException {
        Shell shell = new Shell(folder);
        shell.type(world().here("LONGSHORE=http://127.0.0.1:8080"));
        shell.type("AUTH=\"Authorization: Bearer $(cat data/admin-token)\"");
        shell.type("curl -s -o answer -H \"$AUTH\" $LONGSHORE/images");
        List<String> scraped = shell.type("curl -s -H \"$AUTH\" $LONGSHORE/actuator/prometheus")
                .lines()
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .toList();
        List<String> used = Files.readAllLines(Path.of("ops", "metrics.txt")).stream()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(name -> !name.isEmpty())
                .toList();
        assertThat(used).isNotEmpty();
        assertThat(scraped).containsAll(used);
    }

    static List<Arguments> provoked() {
        return List.of(
                arguments("image-not-found", "$LONGSHORE/images/team/app:2.0"),
                arguments("tag-not-found", "$LONGSHORE/images/team/app:1.0/tags/team/app:1.1"),
                arguments("container-not-found", "$LONGSHORE/containers/nobody"),
                arguments("engine-not-found", "$LONGSHORE/engines/prod/images"),
                arguments("no-such-path", "$LONGSHORE/image"),
                arguments("invalid-reference", "$LONGSHORE/images/Team/App:1.0"),
                arguments("invalid-parameter", "$LONGSHORE/images?limit=5000"),
                arguments("unknown-parameter", "$LONGSHORE/images?inuse=true"),
                arguments(
                        "unsupported-template",
                        "-G --data-urlencode 'format={{range .Config.Env}}{{.}}{{end}}' $LONGSHORE/images/busybox/inspect"),
                arguments("tag-taken", "--json '{\"reference\":\"team/app:1.1\"}' $LONGSHORE/images/team/app:1.0/tags"),
                arguments("last-tag", "-X DELETE $LONGSHORE/images/team/app:1.0/tags/team/app:1.0"),
                arguments("image-in-use", "-X DELETE $LONGSHORE/engines/local/images/busybox"),
                arguments("image-has-several-tags", "-X DELETE $LONGSHORE/images/0582183bbe62"),
                arguments("container-running", "-X DELETE $LONGSHORE/containers/web"),
                arguments("id-too-short", "-X DELETE $LONGSHORE/images/0582"),
                arguments(
                        "precondition-failed",
                        "-X DELETE -H 'If-Match: \"90bd7e31ac04\"' $LONGSHORE/images/team/app:1.0"),
                arguments("method-not-allowed", "-X PUT $LONGSHORE/images"),
                arguments("not-acceptable", "-H 'Accept: application/xml' $LONGSHORE/images"),
                arguments("host-not-allowed", "-H 'Host: docker.example.com' $LONGSHORE/images"),
                arguments("unauthenticated", "-H 'Authorization: Bearer nobody' $LONGSHORE/images"));
    }

    @ParameterizedTest
    @MethodSource("provoked")
    void theProblemLooksLikeTheExampleOfItsPage(String code, String arguments)
            throws IOException, InterruptedException {
        String page = Files.readString(Path.of("docs", "problems", code + ".md"));
        String example = page.substring(page.lastIndexOf("```json") + "```json".length(), page.lastIndexOf("```"));
        Shell shell = new Shell(folder);
        shell.type(world().here("LONGSHORE=http://127.0.0.1:8080"));
        shell.type("AUTH=\"Authorization: Bearer $(cat data/admin-token)\"");
        String auth = arguments.contains("Authorization") ? "" : "-H \"$AUTH\" ";
        String answer = shell.type("curl -s " + auth + arguments);
        JsonNode problem = JsonMapper.shared().readTree(answer);
        assertThat(problem.path("code").asString("")).isEqualTo(code);
        assertThat(Shape.isAsIn(JsonMapper.shared().readTree(example), problem))
                .as(answer)
                .isTrue();
    }
}
