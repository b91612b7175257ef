package dev.longshore.inventory;

import java.util.List;

/** What of the changes a watcher is told, and in which form. */
@FunctionalInterface
public interface Told {

    /**
     * An event.
     *
     * @param kind its name
     * @param data what becomes its JSON
     */
    record Event(Difference.Kind kind, Object data) {}

    /**
     * The events of a change, none if it is of no interest.
     *
     * @param now what is known when they are told
     */
    List<Event> of(Difference difference, Snapshot now);
}
