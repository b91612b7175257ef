package dev.longshore.engine.docker;

import dev.longshore.engine.EngineName;
import dev.longshore.engine.Engines;
import dev.longshore.problem.NotFound;
import dev.longshore.problem.ProblemType;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** Engines that are looked after in the background. */
interface WatchedEngines extends Engines, AutoCloseable {

    /** Those that there are now. */
    List<DockerEngine> watched();

    /** Looks for engines where that makes sense. */
    void look();

    /**
     * Ends the connections.
     *
     * @throws IOException if one does not close cleanly
     */
    @Override
    void close() throws IOException;

    /** The failure for a name that no engine has. */
    static NotFound notFound(EngineName name, Collection<EngineName> existing) {
        List<String> names = existing.stream().map(EngineName::value).toList();
        NotFound failure = new NotFound(
                ProblemType.ENGINE_NOT_FOUND,
                "There is no engine " + name + " here, only " + String.join(", ", names) + ".");
        failure.with("engine", name.value()).with("engines", names);
        return failure;
    }
}
