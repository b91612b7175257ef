package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.testkit.EngineAnswer;
import dev.longshore.testkit.Reaction;
import dev.longshore.testkit.Reaction.Chunks.End;
import dev.longshore.testkit.StubEngine;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Callers who follow or await a pull of which nothing is heard for longer than connections may be idle. */
class QuietFollowersTests {

    private static final StubEngine ENGINE = StubEngine.speaking("1.51");

    @SuppressWarnings("NullAway.Init")
    private static Pulls pulls;

    @BeforeAll
    static void begin() {
        ENGINE.get("/(images|containers)/json", "[]");
        ENGINE.on("GET", "/images/.+/json", Reaction.reply(404, "application/json", "{\"message\":\"No such image\"}"));
        ENGINE.on(
                "POST",
                "/images/create",
                new Reaction.Chunks(List.of("{\"status\":\"Pulling from team/app\",\"id\":\"1\"}\n"), End.NEVER));
        pulls = new Pulls(
                RunningLongshore.start(
                        "longshore.engines.quiet.host=" + ENGINE.host(),
                        "server.jetty.connection-idle-timeout=1s",
                        "longshore.followers.keep-alive=300ms",
                        "longshore.operations.at-once=1"),
                "");
    }

    @AfterAll
    static void end() {
        pulls.longshore().close();
        ENGINE.close();
    }

    @Test
    void theyAreToldThatItGoesOnUntilItEnds() {
        EngineAnswer begun = pulls.begin("team/app:1").expect(202);
        EngineAnswer waiting = pulls.begin("team/app:2").expect(202);
        LiveLines events = pulls.events(begun);
        LiveLines text = pulls.text(begun);
        LiveLines queued = pulls.text(waiting);
        EngineAnswer patient = pulls.begin("team/app:1", "Prefer", "wait=3").expect(202);
        assertThat(patient.json().path("state").asString()).isEqualTo("running");
        assertThat(List.of(events, text, queued)).allMatch(LiveLines::goesOn);
        pulls.cancelAll();
        assertThat(events.ended().events()).startsWith("snapshot").endsWith("cancelled");
        assertThat(events.texts()).filteredOn(": keep-alive"::equals).hasSizeGreaterThan(3);
        assertThat(text.ended().texts())
                .startsWith("1: Pulling from team/app", "Still running.")
                .endsWith("Error: The pull was cancelled.");
        assertThat(queued.ended().texts())
                .startsWith("Waiting for its turn: number 1 in the queue.")
                .endsWith("Error: The pull was cancelled.");
    }
}
