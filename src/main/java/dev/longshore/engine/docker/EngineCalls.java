package dev.longshore.engine.docker;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the calls on each engine.
 *
 * @param ping how long the engine may take to say that it lives, and for its version and information
 * @param inspect how long it may take for one image or container
 * @param list how long it may take to list its images or containers
 * @param sizes how long it may take to list containers with their sizes, which it has to measure
 * @param change how long it may take to tag or remove an image, or to remove a container
 * @param search how long it may take to search a registry
 * @param atOnce how many calls may run on an engine at a time
 * @param patience how long a call waits while that many are running, before it is refused as engine-busy
 */
record EngineCalls(
        @DefaultValue("2s") Duration ping,
        @DefaultValue("10s") Duration inspect,
        @DefaultValue("30s") Duration list,
        @DefaultValue("2m") Duration sizes,
        @DefaultValue("60s") Duration change,
        @DefaultValue("15s") Duration search,
        @DefaultValue("16") int atOnce,
        @DefaultValue("2s") Duration patience) {

    /** What an engine may need to say that a container has stopped, once its grace is over. */
    private static final Duration AFTER_STOP = Duration.ofSeconds(5);

    /** @throws IllegalArgumentException for a stream, which has none */
    Duration deadline(Call call) {
        return deadline(call.kind()).plus(call.grace());
    }

    private Duration deadline(CallKind kind) {
        return switch (kind) {
            case PING, VERSION, INFO, PROBE -> ping;
            case IMAGE_INSPECT, IMAGE_HISTORY, CONTAINER_INSPECT -> inspect;
            case IMAGE_LIST, CONTAINER_LIST -> list;
            case CONTAINER_LIST_SIZES -> sizes;
            case IMAGE_TAG, IMAGE_REMOVE, CONTAINER_REMOVE -> change;
            case CONTAINER_STOP -> AFTER_STOP;
            case IMAGE_SEARCH -> search;
            case IMAGE_PULL, IMAGE_PUSH, EVENTS ->
                throw new IllegalArgumentException("a stream has no deadline: " + kind);
        };
    }
}
