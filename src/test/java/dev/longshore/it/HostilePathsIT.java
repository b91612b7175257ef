package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.access.Role;
import dev.longshore.testkit.EngineAnswer;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.EngineObjects;
import dev.longshore.testkit.HttpConnection;
import dev.longshore.testkit.ProxiedRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever stands in a path or a query, no answer is a 500, and no engine gets to see it. */
@ExtendWith(WipedEngines.class)
class HostilePathsIT {
    private static final String SEED = "longshore.test.seed";
    private static final int TARGETS = Boolean.getBoolean("longshore.test.long") ? 100_000 : 5_000;

    /** Versions, lists, and documents by full id; the probes of GET /engines ask for an id of zeros. */
    private static final Pattern EXPECTED = Pattern.compile("(?:GET|HEAD) (?:/_ping"
            + "|/v1\\.[0-9]{2}/(?:_ping|version|info|events\\?since=1&until=1"
            + "|images/json\\?all=1(?:&manifests=1)?"
            + "|images/sha256:[0-9a-f]{64}/(?:json(?:\\?manifests=1)?|history)"
            + "|containers/json\\?all=1(?:&size=1|&filters=%7B%22id%22%3A%5B%22[0-9a-f]{64}%22%5D%7D)?"
            + "|images/[a-z0-9.:]+(?:/[a-z0-9._-]+)+(?::[A-Za-z0-9._-]+|@sha256:[0-9a-f]{64})/json(?:\\?manifests=1)?" // a full name
            + "|events\\?since=0&filters=[A-Za-z0-9%]+"
            + "|containers/[0-9a-f]{64}/json"
            + "|(?:images|containers)/0{64}/json)"
            + "|/version|/info)"
            + "|POST /v1\\.[0-9]{2}/(?:containers/0{64}/stop|images/0{64}/tag\\?repo=longshore-probe&tag=probe)");

    @Test
    void noTextLeavesItsPlace() {
        long seed = Long.getLong(SEED, ThreadLocalRandom.current().nextLong(1_000_000));
        System.out.printf("%d hostile targets of seed %d; the same again with -D%s=%2$d%n", TARGETS, seed, SEED);
        for (EngineKind kind : List.of(EngineKind.OVERLAY2, EngineKind.CONTAINERD)) {
            BothSides sides = BothSides.of(kind);
            sides.load(image -> image.tags("app:latest", "team/app:1.0", "deadbeef:latest", "a:latest"));
            EngineObjects.createContainer(sides.client(), "app", "app:latest", "true");
        }
        Map<Integer, Integer> statuses = new TreeMap<>();
        HostileText hostile = new HostileText(seed);
        try (HttpConnection connection = RunningLongshore.shared().connect()) {
            for (int n = 0; n < TARGETS; n++) {
                statuses.merge(check(connection, hostile.target(), seed), 1, Integer::sum);
            }
        }
        System.out.println("Statuses: " + statuses);
        assertThat(statuses).containsKeys(200, 400, 404);
        for (EngineKind kind : List.of(EngineKind.OVERLAY2, EngineKind.CONTAINERD)) {
            assertThat(RunningLongshore.proxy(kind).requests())
                    .isNotEmpty()
                    .extracting(ProxiedRequest::toString)
                    .allMatch(EXPECTED.asMatchPredicate());
        }
    }

    private static int check(HttpConnection connection, byte[] target, long seed) {
        EngineAnswer answer = connection.send("GET", target, LongshoreServer.as(Role.OPERATOR));
        String where = "seed %d, %s, %s".formatted(seed, new String(target, StandardCharsets.UTF_8), answer.text());
        assertThat(answer.status()).as(where).isIn(200, 400, 403, 404, 406, 409, 414, 421, 431);
        if (answer.status() != 200) {
            Problem.in(answer);
        }
        return answer.status();
    }
}
