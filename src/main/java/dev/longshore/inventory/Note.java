package dev.longshore.inventory;

import dev.longshore.problem.Failure;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** What the writer of an inventory is told, in order. */
sealed interface Note {

    /** These may have changed, by what an event says. */
    record Touched(Set<Key> keys) implements Note {}

    /** Time to look at these once more: engines tell of some changes before they show them. */
    record Again(Set<Key> keys) implements Note {}

    /** Something may have changed, and nobody can say what. */
    record Missed() implements Note {}

    /** Somebody wants to see these as they are now. */
    record Wanted(Set<Key> keys, CompletableFuture<Snapshot> seen) implements Note {}

    /** A list is about to be asked for. */
    record Listing() implements Note {}

    /** A list has come; {@code shown} is completed once readers get it. */
    record Listed(Snapshot snapshot, CompletableFuture<Snapshot> shown) implements Note {}

    /** The stream of events has ended. */
    record Ended(Failure why) implements Note {}

    /** Tells who waits for it that it will not be worked on. */
    default void refuse(Failure why) {
        switch (this) {
            case Wanted(var keys, CompletableFuture<Snapshot> seen) -> seen.completeExceptionally(why);
            case Listed(var snapshot, CompletableFuture<Snapshot> shown) -> shown.completeExceptionally(why);
            case Touched touched -> {}
            case Again again -> {}
            case Missed missed -> {}
            case Listing listing -> {}
            case Ended ended -> {}
        }
    }
}
