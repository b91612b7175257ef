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

/** The containers of a snapshot by id and by image. */
record ContainerIndex(Map<ContainerId, Container> containers, Map<ImageId, List<Container>> byImage) {

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
        return new ContainerIndex(byId, byImage);
    }

    /** The same with some containers as they are now; empty for one that is gone. */
    ContainerIndex with(Map<ContainerId, Optional<ContainerRow>> read) {
        Map<ContainerId, Container> now = new LinkedHashMap<>(containers);
        Map<ImageId, List<Container>> users = new HashMap<>(byImage);
        read.forEach((id, row) -> {
            Container before = now.remove(id);
            if (before != null && before.imageId() != null) {
                users.computeIfPresent(before.imageId(), (image, some) -> without(some, id));
            }
            row.map(Container::new).ifPresent(container -> {
                now.put(id, container);
                if (container.imageId() != null) {
                    users.merge(container.imageId(), List.of(container), ContainerIndex::both);
                }
            });
        });
        return new ContainerIndex(now, users);
    }

    private static @Nullable List<Container> without(List<Container> some, ContainerId gone) {
        List<Container> rest =
                some.stream().filter(container -> !container.id().equals(gone)).toList();
        return rest.isEmpty() ? null : rest;
    }

    private static List<Container> both(List<Container> some, List<Container> others) {
        return Stream.concat(some.stream(), others.stream())
                .sorted(NEWEST_FIRST)
                .toList();
    }

    List<Container> all() {
        return List.copyOf(containers.values());
    }

    Optional<Container> byId(ContainerId id) {
        return Optional.ofNullable(containers.get(id));
    }
}
