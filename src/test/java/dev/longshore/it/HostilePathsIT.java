package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.access.Role;
import dev.longshore.testkit.EngineAnswer;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.EngineObjects;
import dev.longshore.testkit.Engines;
import dev.longshore.testkit.HttpConnection;
import dev.longshore.testkit.ImageMaker;
import dev.longshore.testkit.PrivateEngine;
import dev.longshore.testkit.ProxiedRequest;
import dev.longshore.testkit.RecordingProxy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever stands in a path or a query, no answer is a 500, and no engine gets to see it. */
class HostilePathsIT {
    private static final String SEED = "longshore.test.seed";
    private static final int TARGETS = Boolean.getBoolean("longshore.test.long") ? 10_000 : 2_000;

    /** Versions, lists, and documents by full id; the probes of GET /engines ask for an id of zeros. */
    private static final Pattern EXPECTED = Pattern.compile("(?:GET|HEAD) (?:/_ping"
            + "|/v1\\.[0-9]{2}/(?:_ping|version|info|events\\?since=1&until=1"
            + "|images/json\\?all=1(?:&manifests=1)?"
            + "|images/sha256:[0-9a-f]{64}/(?:json|history)"
            + "|containers/json\\?all=1(?:&size=1)?"
            + "|containers/[0-9a-f]{64}/json"
            + "|(?:images|containers)/0{64}/json)"
            + "|/version|/info)"
            + "|POST /v1\\.[0-9]{2}/(?:containers/0{64}/stop|images/0{64}/tag\\?repo=longshore-probe&tag=probe)");

    @AfterEach
    void wipe() {
        EngineObjects.wipe(Engines.shared(EngineKind.OVERLAY2).client());
        EngineObjects.wipe(Engines.shared(EngineKind.CONTAINERD).client());
    }

    @ParameterizedTest
    @EnumSource(names = {"OVERLAY2", "CONTAINERD"})
    void noTextLeavesItsPlace(EngineKind kind) {
        long seed = Long.getLong(SEED, ThreadLocalRandom.current().nextLong(1_000_000));
        System.out.printf("%d hostile targets of seed %d; the same again with -D%s=%2$d%n", TARGETS, seed, SEED);
        PrivateEngine engine = Engines.shared(kind);
        new ImageMaker(seed)
                .image(image -> image.tags("app:latest", "team/app:1.0", "deadbeef:latest", "a:latest"))
                .loadInto(engine.client());
        EngineObjects.createContainer(engine.client(), "app", "app:latest", "true");
        try (RecordingProxy proxy = RecordingProxy.before(engine.socket());
                RunningLongshore longshore = RunningLongshore.start("longshore.engines.watched.host=" + proxy.host());
                HttpConnection connection = longshore.connect()) {
            Map<Integer, Integer> statuses = new TreeMap<>();
            HostileText hostile = new HostileText(seed);
            for (int n = 0; n < TARGETS; n++) {
                statuses.merge(check(connection, hostile.target(), seed), 1, Integer::sum);
            }
            System.out.println("Statuses: " + statuses);
            assertThat(statuses).containsKeys(200, 400, 404);
            assertThat(proxy.requests())
                    .isNotEmpty()
                    .extracting(ProxiedRequest::toString)
                    .allMatch(EXPECTED.asMatchPredicate());
        }
    }

    private static int check(HttpConnection connection, byte[] target, long seed) {
        EngineAnswer answer = connection.send("GET", target, RunningLongshore.as(Role.OPERATOR));
        String where = "seed %d, %s, %s".formatted(seed, new String(target, StandardCharsets.UTF_8), answer.text());
        assertThat(answer.status()).as(where).isIn(200, 400, 403, 404, 406, 409, 414, 421, 431);
        if (answer.status() != 200) {
            Problem.in(answer);
        }
        return answer.status();
    }
}
