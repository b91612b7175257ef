package dev.longshore.engine;

import dev.longshore.problem.Failure;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether an engine answers, and what it says of itself. */
public sealed interface EngineStatus {

    /**
     * It answers. What it, or something between, refuses to say is null.
     *
     * @param engineVersion such as {@code 28.5.2}
     * @param apiVersion the newest API version it speaks, such as {@code 1.51}
     * @param minApiVersion the oldest
     * @param negotiatedVersion the version that we speak with it
     * @param os its operating system
     * @param architecture its machine's architecture
     * @param storageDriver such as {@code overlay2} or {@code overlayfs}
     * @param store which of the two image stores it has
     * @param capabilities for each, whether it is open to us; one that was not tried is absent
     */
    record Reachable(
            @Nullable String engineVersion,
            String apiVersion,
            @Nullable String minApiVersion,
            String negotiatedVersion,
            @Nullable String os,
            @Nullable String architecture,
            @Nullable String storageDriver,
            @Nullable Store store,
            Map<Capability, Boolean> capabilities)
            implements EngineStatus {}

    /**
     * It does not answer, or not in a way that we can use.
     *
     * @param why the failure that a call on it would have
     */
    record Unreachable(Failure why) implements EngineStatus {}

    /** The kinds of image store. */
    enum Store {
        /** The older one: ids are digests of image configurations. */
        GRAPHDRIVER,
        /** The newer one: ids are digests of manifests or indexes. */
        CONTAINERD
    }

    /** What a socket proxy can open or close apart from the rest. */
    enum Capability {
        /** {@code GET /images…}. */
        IMAGES,
        /** {@code GET /containers…}. */
        CONTAINERS,
        /** {@code GET /info}. */
        INFO,
        /** {@code GET /version}. */
        VERSION,
        /** {@code GET /events}. */
        EVENTS,
        /** Requests that change something. */
        POST
    }
}
