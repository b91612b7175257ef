package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.access.Role;
import dev.longshore.testkit.Eventually;
import dev.longshore.testkit.HttpConnection;
import dev.longshore.testkit.StubEngine;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** However much there is and whatever is asked for, the series of the metrics stay the same. */
class MetricSeriesTests {
    private static final Pattern SERIES = Pattern.compile("(?m)^((?:longshore|http_server_requests_seconds)_[^ ]+) ");

    /** Names that anybody may give. */
    private static final Pattern OF_USERS = Pattern.compile("many|stray|[0-9a-f]{12}");

    @Test
    @DisplayName("C106")
    void aThousandImagesContainersAndStrayPathsMakeNoNewSeries() {
        try (StubEngine engine = StubEngine.speaking("1.51");
                RunningLongshore longshore = RunningLongshore.start("longshore.engines.stub.host=" + engine.host())) {
            holds(engine, 1);
            visit(longshore, 1);
            Set<String> before = seriesWithThoseOfScrapes(longshore);

            holds(engine, 1_000);
            visit(longshore, 50);
            try (HttpConnection connection = longshore.connect()) {
                IntStream.range(0, 1_000).forEach(n -> ask(connection, "/stray-" + n));
            }
            assertThat(before).anyMatch(one -> one.startsWith("longshore_images"));
            Set<String> added = series(longshore);
            assertThat(added)
                    .isNotEmpty()
                    .noneMatch(series -> OF_USERS.matcher(series).find());
            added.removeAll(before);
            assertThat(added).isEmpty();
        }
    }

    private static void holds(StubEngine engine, int count) {
        engine.get("/images/json", list(count, n -> """
                {"Id":"sha256:%s","RepoTags":["many-%d:1"],"Size":1,"Labels":{"many-%2$d":"many"}}""".formatted(id(n), n)));
        engine.get("/containers/json", list(count, n -> """
                {"Id":"%s","Names":["/many-%d"],"ImageID":"sha256:%1$s","State":"running"}""".formatted(id(n), n)));
        engine.get("/(images|containers)/[^/]*/json", "{\"Id\":\"x\",\"Config\":{},\"State\":{}}");
        engine.get("/images/[^/]*/history", "[]");
    }

    private static String list(int count, IntFunction<String> row) {
        return IntStream.range(0, count).mapToObj(row).collect(Collectors.joining(",", "[", "]"));
    }

    private static String id(int n) {
        return HexFormat.of().toHexDigits(n).repeat(8);
    }

    private static void visit(RunningLongshore longshore, int count) {
        try (HttpConnection connection = longshore.connect()) {
            for (int n = 0; n < count; n++) {
                ask(connection, "/images/many-" + n + ":1");
                ask(connection, "/images/sha256:" + id(n) + "/history");
                ask(connection, "/images/stray-" + n);
                ask(connection, "/containers/many-" + n);
                ask(connection, "/containers/stray-" + n);
                ask(connection, "/engines/stray-" + n + "/images");
                ask(connection, "/stray/" + n);
            }
        }
    }

    private static void ask(HttpConnection connection, String path) {
        connection.send("GET", path, LongshoreServer.as(Role.VIEWER));
    }

    /** A request is counted a moment after its answer, so that a scrape may not even count in the next one. */
    private static Set<String> seriesWithThoseOfScrapes(RunningLongshore longshore) {
        return Eventually.get(() -> {
            Set<String> series = series(longshore);
            assertThat(series).anyMatch(one -> one.contains("uri=\"/actuator/prometheus\""));
            return series;
        });
    }

    private static Set<String> series(RunningLongshore longshore) {
        Matcher matcher = SERIES.matcher(
                longshore.get("/actuator/prometheus", Role.VIEWER).expect(200).text());
        Set<String> series = new TreeSet<>();
        while (matcher.find()) {
            series.add(matcher.group(1));
        }
        return series;
    }
}
