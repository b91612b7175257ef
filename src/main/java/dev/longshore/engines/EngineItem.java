package dev.longshore.engines;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.longshore.engine.Engine;
import dev.longshore.engine.EngineStatus;
import dev.longshore.engine.EngineStatus.Capability;
import dev.longshore.inventory.InventoryState;
import dev.longshore.inventory.Snapshot;
import dev.longshore.problem.Failure;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An engine. */
@Schema(name = "Engine")
record EngineItem(
        @Schema(description = "The name it goes by in paths.")
        String name,

        @Schema(description = "Where it is, in the form of DOCKER_HOST.")
        String address,

        @Schema(description = "Why this address was taken.") String chosenBecause,

        @Schema(description = "Whether paths without /engines/{engine} mean it.") @JsonProperty("default")
        boolean isDefault,

        @Schema(description = "Whether it answers.") boolean reachable,

        @Schema(description = "Why it does not answer; absent if it does.") @Nullable
        Reason reason,

        @Schema(description = "Its versions; absent if it does not answer.") @Nullable
        Versions versions,

        @Schema(description = "Its operating system.") @Nullable
        String os,

        @Schema(description = "The architecture of its machine.") @Nullable
        String architecture,

        @Schema(description = "Such as overlay2 or overlayfs.") @Nullable
        String storageDriver,

        @Schema(description = "graphdriver: ids are digests of configurations; containerd: of manifests or indexes.")
        @Nullable
        String store,

        @Schema(
                description =
                        "Whether each is open to Longshore: images, containers, info, version, events, post. A socket"
                                + " proxy can close some; one that was not tried is absent.")
        Map<String, Boolean> capabilities,

        @Schema(description = "Counts of the last list; absent before the first.") @Nullable
        Counts counts,

        @Schema(description = "What is known of its images and containers.")
        Inventory inventory) {

    /** Why an engine does not answer. */
    @Schema(name = "EngineReason")
    record Reason(
            @Schema(description = "The code of the problem that a request would get.")
            String code,

            @Schema(description = "What is wrong and the remedy.")
            String detail) {

        static Reason of(Failure why) {
            return new Reason(why.type().code(), why.detail());
        }
    }

    /**
     * What is known of an engine's images and containers.
     *
     * @param last the last picture
     * @param state how far it can be trusted
     */
    record Known(Optional<Snapshot> last, InventoryState state) {}

    /** Versions of an engine. */
    @Schema(name = "EngineVersions")
    record Versions(
            @Schema(description = "The engine's own, such as 28.5.2.") @Nullable
            String engine,

            @Schema(description = "The newest API version it speaks.")
            String api,

            @Schema(description = "The oldest API version it speaks.") @Nullable
            String minApi,

            @Schema(description = "The API version that Longshore speaks with it.")
            String negotiated) {}

    /** Counts. */
    @Schema(name = "EngineCounts")
    record Counts(
            @Schema(description = "Images, untagged parents too; absent if they cannot be listed.") @Nullable
            Integer images,

            @Schema(description = "Containers, stopped ones too; absent if they cannot be listed.") @Nullable
            Integer containers) {}

    /** What is known. */
    @Schema(name = "EngineInventory")
    record Inventory(
            @Schema(
                    description =
                            "live: events keep it current. starting: the first list is under way. catching-up: a list makes up for"
                                    + " missed events. unreachable: the engine does not answer. on-request: its events are"
                                    + " closed to Longshore, so each read lists anew, shared by those who come meanwhile.")
            String state,

            @Schema(description = "When the last list was asked for; absent before the first.") @Nullable
            Instant listedAt,

            @Schema(
                    description =
                            "For how many whole seconds what is shown has not been known to be all there is: 0 while live.")
            @Nullable
            Long ageSeconds,

            @Schema(description = "How often it has changed since Longshore started; absent where each read lists.")
            @Nullable
            Long revision,

            @Schema(
                    description =
                            "In how many places a list has shown something that no event had told; absent where each read lists.")
            @Nullable
            Long drift,

            @Schema(description = "Why it is neither live nor starting; absent if it is.") @Nullable
            Reason reason) {}

    static EngineItem of(Engine engine, boolean isDefault, EngineStatus status, Known known, Instant now) {
        return switch (status) {
            case EngineStatus.Reachable reachable -> reachable(engine, isDefault, reachable, known, now);
            case EngineStatus.Unreachable(var why) ->
                new EngineItem(
                        engine.name().value(),
                        engine.address().host(),
                        engine.address().chosenBecause(),
                        isDefault,
                        false,
                        Reason.of(why),
                        null,
                        null,
                        null,
                        null,
                        null,
                        Map.of(),
                        counts(known.last()),
                        inventory(known.state(), now));
        };
    }

    private static EngineItem reachable(
            Engine engine, boolean isDefault, EngineStatus.Reachable status, Known known, Instant now) {
        EngineStatus.Store store = status.store();
        return new EngineItem(
                engine.name().value(),
                engine.address().host(),
                engine.address().chosenBecause(),
                isDefault,
                true,
                null,
                new Versions(
                        status.engineVersion(),
                        status.apiVersion(),
                        status.minApiVersion(),
                        status.negotiatedVersion()),
                status.os(),
                status.architecture(),
                status.storageDriver(),
                store == null ? null : word(store),
                capabilities(status.capabilities()),
                counts(known.last()),
                inventory(known.state(), now));
    }

    private static Map<String, Boolean> capabilities(Map<Capability, Boolean> known) {
        Map<String, Boolean> words = new TreeMap<>();
        known.forEach((capability, open) -> words.put(word(capability), open));
        return words;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Counts counts(Optional<Snapshot> last) {
        return last.map(snapshot -> new Counts(
                        snapshot.knowsImages() ? snapshot.images().size() : null,
                        snapshot.knowsContainers() ? snapshot.containers().size() : null))
                .orElse(null);
    }

    private static Inventory inventory(InventoryState state, Instant now) {
        Instant asOf = state.asOf();
        Failure why = state.why();
        boolean kept = state.kind() != InventoryState.Kind.ON_REQUEST;
        return new Inventory(
                state.kind().word(),
                state.listedAt(),
                asOf == null ? null : Math.max(0, Duration.between(asOf, now).toSeconds()),
                kept ? state.revision() : null,
                kept ? state.drift() : null,
                why == null ? null : Reason.of(why));
    }
}
