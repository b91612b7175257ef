package dev.longshore.engine;

import dev.longshore.reference.ImageReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Pulls and pushes. Each call blocks until the engine's stream has ended, and has no deadline: whoever makes it watches
 * the lines and ends it. The engine gives up a transfer when the connection of its call is closed.
 */
public interface EngineTransfers {

    /**
     * Pulls an image ({@code POST /images/create}).
     *
     * @param lines takes what the engine tells, in its order and one at a time; it must not block
     * @throws dev.longshore.problem.Failure what the engine reported, whether as a status or in its stream, told apart by
     *     problem type; or the reason given to {@code ending}
     */
    void pull(PullOrder order, @Nullable RegistryLogin login, Consumer<TransferLine> lines, Ending ending);

    /**
     * Pushes one tag ({@code POST /images/{name}/push}).
     *
     * @param tag a reference with a tag and without a digest
     * @param lines as for {@link #pull}
     * @throws dev.longshore.problem.Failure as for {@link #pull}; {@code image-not-found} if the engine has no such tag
     */
    void push(ImageReference tag, @Nullable RegistryLogin login, Consumer<TransferLine> lines, Ending ending);
}
