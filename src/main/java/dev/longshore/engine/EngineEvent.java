package dev.longshore.engine;

import dev.longshore.reference.ContainerId;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageReference;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened on an engine: a hint at what has to be read again, not what it looks like now. It can come twice,
 * late, or never, and up to 0.2 s before it shows (docs/engines.md has what engines keep to themselves, and what they tell
 * too early).
 */
public sealed interface EngineEvent {

    /** The engine's word for it in lower case, such as {@code tag} or {@code health_status: healthy}; others may come. */
    String action();

    /** When it happened by the engine's clock; null if the engine does not say. */
    @Nullable
    Instant time();

    /**
     * Something happened to an image. An event of an engine names the id, a name, or both: pulls and pushes the name only.
     *
     * @param id null if the event tells none
     * @param name the name that was given, taken, pulled or pushed; without a tag where a pull took all tags of the
     *     repository; null if the event tells none
     */
    record OnImage(
            String action,
            @Nullable ImageId id,
            @Nullable ImageReference name,
            @Nullable Instant time) implements EngineEvent {}

    /**
     * Something happened to a container, or to its place in a network ({@code connect}, {@code disconnect}).
     *
     * @param id the container
     * @param image the image that may be new with it: what a commit made, or what a new container is made from if the
     *     event names that by its id, as it does in the steps of a build; null otherwise
     */
    record OnContainer(
            String action,
            ContainerId id,
            @Nullable ImageId image,
            @Nullable Instant time) implements EngineEvent {}
}
