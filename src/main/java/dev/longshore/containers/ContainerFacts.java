package dev.longshore.containers;

import dev.longshore.inventory.ImageConfig;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What only the engine's document of a container says.
 *
 * @param imageText what it was made from, as typed
 * @param startedAt when it was last started
 * @param finishedAt when it last ended
 * @param exitCode what it ended with, or what starting it failed with; null while it runs or before it ever did
 * @param error why it could not be started or went wrong, in the engine's words
 * @param oomKilled true if it was killed for want of memory, else null
 * @param config what it starts with
 * @param restartCount how often it was restarted by its policy
 * @param restartPolicy such as {@code unless-stopped}
 */
record ContainerFacts(
        String imageText,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Long exitCode,
        @Nullable String error,
        @Nullable Boolean oomKilled,
        ImageConfig config,
        @Nullable Integer restartCount,
        @Nullable String restartPolicy) {

    private static final Set<String> RUNS = Set.of("running", "paused");

    static ContainerFacts of(JsonNode document) {
        JsonNode state = document.path("State");
        return new ContainerFacts(
                document.path("Config").path("Image").stringValue(""),
                moment(state.path("StartedAt")),
                moment(state.path("FinishedAt")),
                exitCode(state),
                text(state.path("Error")),
                state.path("OOMKilled").asBoolean(false) ? true : null,
                ImageConfig.of(document.path("Config")),
                document.path("RestartCount").isInt()
                        ? document.path("RestartCount").intValue()
                        : null,
                text(document.path("HostConfig").path("RestartPolicy").path("Name")));
    }

    /** The document has 0 also where nothing has ended: one that runs, or was made and never started. */
    private static @Nullable Long exitCode(JsonNode state) {
        JsonNode code = state.path("ExitCode");
        boolean runs = RUNS.contains(state.path("Status").stringValue(""));
        boolean tried = moment(state.path("StartedAt")) != null || text(state.path("Error")) != null;
        return code.isIntegralNumber() && !runs && (tried || code.longValue() != 0)
                ? Long.valueOf(code.longValue())
                : null;
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
