package dev.longshore.inventory;

import dev.longshore.engine.ContainerRow;
import dev.longshore.engine.Engine;
import dev.longshore.engine.ImageRow;
import dev.longshore.reference.ContainerId;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageReference;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/**
 * Reads keys again, one by one, and what follows from them without an event of its own: who had a name before, the parents
 * of images that came or went, the image of a new container.
 */
final class Rereading {

    private static final int MOST_ROUNDS = 5;

    private final Engine engine;
    private final Snapshot before;
    private final Queue<Key> open = new ArrayDeque<>();
    private final Set<Key> seen = new HashSet<>();
    private final Map<ImageId, Optional<ImageRow>> images = new HashMap<>();
    private final Map<ContainerId, Optional<ContainerRow>> containers = new HashMap<>();

    private Rereading(Engine engine, Snapshot before) {
        this.engine = engine;
        this.before = before;
    }

    /**
     * The rows of these keys as the engine has them now.
     *
     * @throws dev.longshore.problem.Failure if one cannot be read
     */
    static Reread of(Engine engine, Snapshot before, Collection<Key> keys) {
        Rereading rereading = new Rereading(engine, before);
        keys.stream().filter(Key.OfName.class::isInstance).forEach(rereading::add); // each brings its image along
        keys.forEach(rereading::add);
        return rereading.all();
    }

    private void add(Key key) {
        if (seen.add(key)) {
            open.add(key);
        }
    }

    private Reread all() {
        readOpen();
        for (int round = 0; round < MOST_ROUNDS && openContested(); round++) {
            readOpen();
        }
        return new Reread(images, containers);
    }

    private void readOpen() {
        for (Key key = open.poll(); key != null; key = open.poll()) {
            read(key);
        }
    }

    /** Where a name moved between two reads, both images seem to have it: they are read anew. */
    private boolean openContested() {
        Map<ImageReference, ImageId> holders = new HashMap<>();
        Set<ImageId> contested = new HashSet<>();
        images.forEach((id, row) -> row.ifPresent(now -> now.tags().forEach(tag -> {
            ImageId other = holders.put(tag, id);
            if (other != null) {
                contested.addAll(Set.of(id, other));
            }
        })));
        contested.forEach(id -> {
            images.remove(id);
            open.add(new Key.OfImage(id));
        });
        return !contested.isEmpty();
    }

    private void read(Key key) {
        switch (key) {
            case Key.OfImage(ImageId id) -> {
                if (before.knowsImages() && !images.containsKey(id)) {
                    image(id, engine.images().row(id));
                }
            }
            case Key.OfName(ImageReference name) -> {
                if (before.knowsImages()) {
                    named(name);
                }
            }
            case Key.OfContainer(ContainerId id) -> {
                if (before.knowsContainers()) {
                    container(id, engine.containers().row(id));
                }
            }
            case Key.AllContainers all -> {
                if (before.knowsContainers()) {
                    allContainers();
                }
            }
        }
    }

    private void named(ImageReference name) {
        before.image(name).ifPresent(holder -> add(new Key.OfImage(holder.id())));
        engine.images().row(name).ifPresent(row -> {
            seen.add(new Key.OfImage(row.id()));
            image(row.id(), Optional.of(row));
        });
    }

    private void image(ImageId id, Optional<ImageRow> row) {
        Optional<Image> old = before.image(id);
        images.put(id, row);
        if (row.isEmpty()) {
            containersOn(id);
            old.map(image -> image.row().parent()).ifPresent(parent -> add(new Key.OfImage(parent)));
            return;
        }
        row.map(ImageRow::parent)
                .filter(parent -> before.image(parent).isEmpty())
                .ifPresent(parent -> add(new Key.OfImage(parent)));
        if (old.filter(image -> image.row().tags().equals(row.get().tags())).isEmpty()) {
            containersOn(id);
        }
        row.get().tags().stream()
                .flatMap(tag -> before.image(tag).stream())
                .filter(holder -> !holder.id().equals(id))
                .forEach(holder -> add(new Key.OfImage(holder.id())));
    }

    /** What a container was made from is shown by name or by id, as the name still leads there or not. */
    private void containersOn(ImageId id) {
        before.containersOn(id).forEach(container -> add(new Key.OfContainer(container.id())));
    }

    private void allContainers() {
        before.containers().forEach(container -> containers.put(container.id(), Optional.empty()));
        engine.containers().list().forEach(row -> container(row.id(), Optional.of(row)));
    }

    private void container(ContainerId id, Optional<ContainerRow> row) {
        containers.put(id, row);
        row.map(ContainerRow::imageId)
                .filter(image -> before.knowsImages() && before.image(image).isEmpty())
                .ifPresent(image -> add(new Key.OfImage(image)));
    }
}
