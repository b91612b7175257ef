package dev.longshore.inventory;

import dev.longshore.problem.Failure;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How an engine's images and containers are known.
 *
 * @param kind how
 * @param listedAt when the last list that is shown was asked for; null before the first
 * @param asOf when what is shown was last known to be all there is; null before the first list
 * @param revision how often what is shown has changed in this process
 * @param drift how many rows a list has shown to be other than events had told
 * @param why what keeps events from being followed; null if nothing does
 */
public record InventoryState(
        Kind kind,
        @Nullable Instant listedAt,
        @Nullable Instant asOf,
        long revision,
        long drift,
        @Nullable Failure why) {

    /** The kinds. */
    public enum Kind {
        /** Each read lists. */
        ON_REQUEST,
        /** The first list is under way. */
        STARTING,
        /** Events keep it current. */
        LIVE,
        /** A list makes up for missed events. */
        CATCHING_UP,
        /** The engine does not answer. */
        UNREACHABLE;

        /** The word in answers, such as {@code catching-up}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** One that is listed for each read; {@code last} is what was listed last. */
    static InventoryState onRequest(@Nullable Snapshot last, @Nullable Failure why) {
        Instant listedAt = last == null ? null : last.startedAt();
        return new InventoryState(Kind.ON_REQUEST, listedAt, listedAt, 0, 0, why);
    }
}
