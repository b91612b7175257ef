package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.access.Role;
import dev.longshore.testkit.EngineAnswer;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.EngineObjects;
import dev.longshore.testkit.Engines;
import dev.longshore.testkit.Eventually;
import dev.longshore.testkit.ImageMaker;
import dev.longshore.testkit.Reaction;
import dev.longshore.testkit.RecordingProxy;
import dev.longshore.testkit.RegistryFault;
import dev.longshore.testkit.RegistryFront;
import dev.longshore.testkit.TestRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Longshore that is stopped or killed in the middle of pulls, and started again on its data. */
class KilledServiceIT {

    private static final RecordingProxy ENGINE =
            RecordingProxy.before(Engines.shared(EngineKind.OVERLAY2).socket());

    @SuppressWarnings("NullAway.Init")
    private static TestRegistry registry;

    @SuppressWarnings("NullAway.Init")
    private static RegistryFront front;

    @SuppressWarnings("NullAway.Init")
    private static ForkedLongshore longshore;

    @SuppressWarnings("NullAway.Init")
    private static Pulls pulls;

    @BeforeAll
    static void begin() {
        registry = TestRegistry.open();
        new ImageMaker(97)
                .image(image -> image.tags("team/slow:1", "team/slow:2", "team/slow:3", "team/slow:4")
                        .layer("large", 3_000_000))
                .pushTo(registry);
        front = RegistryFront.of(registry).onBlobs(new RegistryFault.Slow(100_000));
        longshore =
                ForkedLongshore.start(List.of(), List.of(), Map.of(), "longshore.engines.local.host=" + ENGINE.host());
        pulls = new Pulls(longshore, "");
    }

    @AfterAll
    static void end() {
        longshore.close();
        front.close();
        registry.close();
        ENGINE.close();
    }

    @AfterEach
    void leave() {
        ENGINE.behave();
        pulls.cancelAll();
        EngineObjects.wipe(Engines.shared(EngineKind.OVERLAY2).client());
    }

    private static String slow(int tag) {
        return front.reference("team/slow:" + tag);
    }

    @Test
    @DisplayName("C97, C60")
    void anOrderlyEndIsToldToAllWhoFollowAndNothingRunsAfterwards() {
        EngineAnswer first =
                pulls.begin(slow(1), "Idempotency-Key", "seven-and-ninety").expect(202);
        EngineAnswer second = pulls.underWay(slow(2));
        List<LiveLines> events = Stream.of(first, first, first, second)
                .map(each -> pulls.events(each).begun())
                .toList();
        LiveLines text = pulls.text(second).begun();
        ENGINE.on("GET", "/images/.*slow.*3/json", new Reaction.Delayed(Duration.ofMillis(2500), ENGINE.forward()));
        EngineAnswer looking = pulls.begin(slow(3)).expect(202);

        CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(() -> longshore.terminate(10));
        Eventually.passes(() -> Problem.of("shutting-down", pulls.begin(slow(4))));
        assertThat(exit.join()).isEqualTo(143);
        assertThat(events).allSatisfy(each -> assertThat(each.ended().events()).endsWith("interrupted"));
        assertThat(text.ended().texts().getLast()).startsWith("Error: The service went down");
        Eventually.passes(() -> assertThat(front.sending()).as("downloads").isZero());

        longshore.startAgain();
        assertInterrupted(first, second, looking);
        EngineAnswer sameKey = pulls.begin(slow(1), "Idempotency-Key", "seven-and-ninety");
        assertThat(Pulls.location(sameKey)).isEqualTo(Pulls.location(first));
        assertThat(Pulls.location(pulls.begin(slow(1)).expect(202))).isNotEqualTo(Pulls.location(first));
    }

    @Test
    void aCrashLeavesNothingRunningEither() {
        EngineAnswer first = pulls.underWay(slow(1));
        EngineAnswer second = pulls.underWay(slow(2));
        LiveLines events = pulls.events(first).begun();
        longshore.kill();
        assertThat(events.broke()).isTrue();
        Eventually.passes(() -> assertThat(front.sending()).as("downloads").isZero());
        longshore.startAgain();
        assertInterrupted(first, second);
        LiveLines afterwards = pulls.events(first).ended();
        assertThat(afterwards.events()).containsExactly("snapshot", "interrupted");
    }

    private static void assertInterrupted(EngineAnswer... begun) {
        for (EngineAnswer each : begun) {
            assertThat(pulls.at(each).path("state").asString()).isEqualTo("interrupted");
            assertThat(pulls.at(each).has("finishedAt")).isTrue();
        }
        assertThat(pulls.open()).isEmpty();
    }

    @Test
    @DisplayName("C95")
    void aTokenInAnAddressIsNoTokenAndInNoLog() {
        for (String name : List.of("access_token", "token", "authorization")) {
            Problem.of(
                    "unauthenticated",
                    longshore.send(
                            "GET",
                            "/images/pulls/any/events?" + name + "=" + LongshoreServer.token(Role.ADMIN),
                            Map.of("Accept", "text/event-stream")));
        }
        assertThat(longshore.log()).doesNotContain(LongshoreServer.token(Role.ADMIN));
    }
}
