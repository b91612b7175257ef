package dev.longshore.inventory;

import dev.longshore.problem.Failure;
import java.time.Instant;
import java.util.Optional;

/** What is known of an engine's images and containers, and how far it can be trusted. */
sealed interface Standing {

    /** The first list is under way. */
    record Starting() implements Standing {}

    /** Events keep it current. */
    record Live(Snapshot snapshot) implements Standing {}

    /**
     * Events were missed; a list that makes up for it is under way.
     *
     * @param before what was known before
     * @param until how long that may still be shown
     * @param why events were missed
     */
    record CatchingUp(Snapshot before, Instant until, Failure why) implements Standing {}

    /**
     * The engine does not answer.
     *
     * @param last what was known before
     * @param why what a call fails with
     */
    record Unreachable(Optional<Snapshot> last, Failure why) implements Standing {}

    /**
     * Its events are closed to us, so each read lists.
     *
     * @param why what asking for events fails with
     */
    record OnRequest(Failure why) implements Standing {}

    /** The last picture there is, however old. */
    default Optional<Snapshot> last() {
        return switch (this) {
            case Starting starting -> Optional.empty();
            case Live(Snapshot snapshot) -> Optional.of(snapshot);
            case CatchingUp(Snapshot before, var until, var why) -> Optional.of(before);
            case Unreachable(Optional<Snapshot> last, var why) -> last;
            case OnRequest onRequest -> Optional.empty();
        };
    }
}
