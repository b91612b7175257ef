package dev.longshore.inventory;

import dev.longshore.engine.Engine;
import dev.longshore.representation.Rendered;
import dev.longshore.representation.View;
import java.util.Optional;

/** What of a collection can be answered at once from memory, as it is at this moment; empty for all that takes more. */
public interface HotReads {

    /** The collection's segment in paths, such as {@code images}. */
    String collection();

    /** The list without any parameter. */
    Optional<Rendered> list(Engine engine);

    /** The list to a query as it stands in the request, undecoded, if that was asked before. */
    Optional<Rendered> list(Engine engine, String query);

    /**
     * One of them, without any parameter.
     *
     * @param name as in the path, decoded
     */
    default Optional<Rendered> one(Engine engine, String name, View view) {
        return Optional.empty();
    }
}
