package dev.longshore.inventory;

import dev.longshore.engine.EngineEvent;
import dev.longshore.reference.ContainerId;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageReference;
import java.util.Optional;
import java.util.Set;

/** Something on an engine that can be read again on its own. */
public sealed interface Key {

    /** An image. */
    record OfImage(ImageId id) implements Key {}

    /** The image that has this name, if one has; and the one that had it. */
    record OfName(ImageReference name) implements Key {}

    /** A container. */
    record OfContainer(ContainerId id) implements Key {}

    /** All containers at once, by their list. */
    record AllContainers() implements Key {}

    /** Whether engines tell of its changes before they show them; of images they do not (docs/engines.md). */
    default boolean mayShowLate() {
        return switch (this) {
            case OfContainer container -> true;
            case AllContainers all -> true;
            case OfImage image -> false;
            case OfName name -> false;
        };
    }

    /** What an event touches; empty if it cannot be told, so that all has to be listed. */
    static Optional<Set<Key>> touchedBy(EngineEvent event) {
        return switch (event) {
            case EngineEvent.OnContainer container -> Optional.of(ofContainer(container));
            case EngineEvent.OnImage image -> ofImage(image);
        };
    }

    private static Set<Key> ofContainer(EngineEvent.OnContainer event) {
        ImageId image = event.image();
        Key container = new OfContainer(event.id());
        return image == null ? Set.of(container) : Set.of(container, new OfImage(image));
    }

    private static Optional<Set<Key>> ofImage(EngineEvent.OnImage event) {
        ImageId id = event.id();
        ImageReference name = event.name();
        if (name != null && name.isNameOnly()) {
            return Optional.empty();
        }
        if (id == null) {
            return name == null ? Optional.empty() : Optional.of(Set.of(new OfName(name)));
        }
        return Optional.of(name == null ? Set.of(new OfImage(id)) : Set.of(new OfImage(id), new OfName(name)));
    }
}
