package dev.longshore.inventory;

import dev.longshore.engine.ContainerRow;
import dev.longshore.reference.ContainerId;
import dev.longshore.reference.ImageId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The containers of a snapshot by id and by image. The next one shares all that has not changed, so that a change costs the same
 * among few and among many.
 *
 * @param all each once, in the engine's order; what came since stands last
 */
record ContainerIndex(
        List<Container> all, PMap<ContainerId, Container> containers, PMap<ImageId, List<Container>> byImage) {

    /** As engines list them, but told apart where they are of the same second. */
    private static final Comparator<Container> NEWEST_FIRST = Comparator.comparing(
                    (Container container) -> container.row().createdAt(),
                    Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(Container::id);

    static ContainerIndex of(List<ContainerRow> rows) {
        Map<ContainerId, Container> byId = new LinkedHashMap<>();
        Map<ImageId, List<Container>> byImage = new HashMap<>();
        rows.forEach(row -> byId.put(row.id(), new Container(row)));
        for (Container container : byId.values()) {
            ImageId image = container.imageId();
            if (image != null) {
                byImage.computeIfAbsent(image, id -> new ArrayList<>()).add(container);
            }
        }
        byImage.values().forEach(some -> some.sort(NEWEST_FIRST));
        return new ContainerIndex(List.copyOf(byId.values()), HashTreePMap.from(byId), HashTreePMap.from(byImage));
    }

    /** The same with some containers as they are now; empty for one that is gone. */
    ContainerIndex with(Map<ContainerId, Optional<ContainerRow>> read) {
        List<Edit<Container>> edits = new ArrayList<>();
        PMap<ContainerId, Container> now = containers;
        PMap<ImageId, List<Container>> users = byImage;
        for (Map.Entry<ContainerId, Optional<ContainerRow>> each : read.entrySet()) {
            Edit<Container> edit = Edit.of(
                    now.get(each.getKey()), each.getValue().map(Container::new).orElse(null));
            if (edit.changes()) {
                edits.add(edit);
                Container after = edit.is();
                now = after == null ? now.minus(each.getKey()) : now.plus(each.getKey(), after);
                users = using(without(users, edit.was()), after);
            }
        }
        return edits.isEmpty() ? this : new ContainerIndex(Edit.in(all, edits), now, users);
    }

    private static PMap<ImageId, List<Container>> without(
            PMap<ImageId, List<Container>> users, @Nullable Container gone) {
        ImageId image = gone == null ? null : gone.imageId();
        if (gone == null || image == null) {
            return users;
        }
        List<Container> rest = users.getOrDefault(image, List.of()).stream()
                .filter(container -> !container.id().equals(gone.id()))
                .toList();
        return rest.isEmpty() ? users.minus(image) : users.plus(image, rest);
    }

    private static PMap<ImageId, List<Container>> using(
            PMap<ImageId, List<Container>> users, @Nullable Container container) {
        ImageId image = container == null ? null : container.imageId();
        if (container == null || image == null) {
            return users;
        }
        Stream<Container> others = users.getOrDefault(image, List.of()).stream();
        return users.plus(
                image,
                Stream.concat(others, Stream.of(container)).sorted(NEWEST_FIRST).toList());
    }

    Optional<Container> byId(ContainerId id) {
        return Optional.ofNullable(containers.get(id));
    }
}
