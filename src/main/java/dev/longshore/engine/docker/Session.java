package dev.longshore.engine.docker;

import dev.longshore.engine.EngineStatus.Capability;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed with the engine when it was last reached after a break.
 *
 * @param version the version we speak with it
 * @param newest the newest version it speaks
 * @param oldest the oldest, null if it does not say
 * @param capabilities what is open to us, once that has been tried
 */
record Session(
        ApiVersion version,
        ApiVersion newest,
        @Nullable ApiVersion oldest,
        AtomicReference<@Nullable Map<Capability, Boolean>> capabilities) {

    /** A session with the version that both sides know, or null if there is none. */
    static @Nullable Session agree(ApiVersion newest, @Nullable ApiVersion oldest) {
        ApiVersion version = newest.isAtLeast(ApiVersion.NEWEST) ? ApiVersion.NEWEST : newest;
        boolean common = version.isAtLeast(ApiVersion.OLDEST) && (oldest == null || version.isAtLeast(oldest));
        return common ? new Session(version, newest, oldest, new AtomicReference<>()) : null;
    }
}
