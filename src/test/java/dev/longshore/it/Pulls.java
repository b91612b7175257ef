package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.access.Role;
import dev.longshore.testkit.EngineAnswer;
import dev.longshore.testkit.Eventually;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Pulls and pushes of an operator.
 *
 * @param prefix the path of the engine, to stand before {@code /images}; empty for the default engine
 */
record Pulls(LongshoreServer longshore, String prefix) {

    /** {@code POST} of a body to {@code pulls} or {@code pushes}; names and values of more headers alternate. */
    EngineAnswer post(String kind, Map<String, Object> body, String... headers) {
        return longshore.post(prefix + "/images/" + kind, body, headers);
    }

    /** Begins a pull, or joins it. */
    EngineAnswer begin(String reference, String... headers) {
        return post("pulls", Map.of("reference", reference), headers);
    }

    /** Begins a pull and waits until its bytes come. */
    EngineAnswer underWay(String reference) {
        EngineAnswer begun = begin(reference).expect(202);
        Eventually.passes(() -> {
            JsonNode now = at(begun);
            assertThat(now.path("currentBytes").asLong(0)).as(now.toString()).isPositive();
        });
        return begun;
    }

    /** How one stands. */
    JsonNode at(EngineAnswer begun) {
        return longshore.get(location(begun)).expect(200).json();
    }

    /** How one ended, once it has. */
    JsonNode ended(EngineAnswer begun) {
        return Eventually.get(() -> {
            JsonNode now = at(begun);
            assertThat(now.path("state").asString()).isNotIn("queued", "running");
            return now;
        });
    }

    /** Follows one as events. */
    LiveLines events(EngineAnswer begun) {
        return LiveLines.of(longshore, location(begun) + "/events", "text/event-stream");
    }

    /** Follows one as plain text. */
    LiveLines text(EngineAnswer begun) {
        return LiveLines.of(longshore, location(begun) + "/events", "text/plain");
    }

    /** Cancels one. */
    EngineAnswer cancel(EngineAnswer begun) {
        return longshore.delete(location(begun), Role.OPERATOR);
    }

    /** Those that wait or run. */
    List<JsonNode> open() {
        return longshore
                .get(prefix + "/images/pulls?state=queued&state=running")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    /** Cancels all that wait or run, the last first, so that none begins meanwhile. */
    void cancelAll() {
        for (JsonNode each : open()) {
            longshore
                    .delete(prefix + "/images/pulls/" + each.path("id").asString(), Role.ADMIN)
                    .expect(200, 202, 409);
        }
        Eventually.passes(() -> assertThat(open()).isEmpty());
    }

    static String location(EngineAnswer begun) {
        return begun.header("Location").orElseThrow();
    }
}
