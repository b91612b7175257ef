package dev.longshore.containers;

import dev.longshore.inventory.ImageConfig;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What only the engine's document of a container says.
 *
 * @param imageText what it was made from, as typed
 * @param startedAt when it was last started
 * @param finishedAt when it last ended
 * @param config what it starts with
 * @param restartCount how often it was restarted by its policy
 * @param restartPolicy such as {@code unless-stopped}
 */
record ContainerFacts(
        String imageText,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        ImageConfig config,
        @Nullable Integer restartCount,
        @Nullable String restartPolicy) {

    static ContainerFacts of(JsonNode document) {
        JsonNode state = document.path("State");
        return new ContainerFacts(
                document.path("Config").path("Image").stringValue(""),
                moment(state.path("StartedAt")),
                moment(state.path("FinishedAt")),
                ImageConfig.of(document.path("Config")),
                document.path("RestartCount").isInt()
                        ? document.path("RestartCount").intValue()
                        : null,
                text(document.path("HostConfig").path("RestartPolicy").path("Name")));
    }

    /** The engine's year 1 is its word for never. */
    private static @Nullable Instant moment(JsonNode text) {
        try {
            Instant moment = OffsetDateTime.parse(text.stringValue("")).toInstant();
            return moment.getEpochSecond() <= 0 ? null : moment;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable String text(JsonNode node) {
        String text = node.stringValue("");
        return text.isEmpty() ? null : text;
    }
}
