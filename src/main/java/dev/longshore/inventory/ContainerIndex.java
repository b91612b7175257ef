package dev.longshore.inventory;

import dev.longshore.engine.ContainerRow;
import dev.longshore.reference.ContainerId;
import dev.longshore.reference.ImageId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The containers of a snapshot by id and by image. */
record ContainerIndex(Map<ContainerId, Container> containers, Map<ImageId, List<Container>> byImage) {

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
        return new ContainerIndex(byId, byImage);
    }

    List<Container> all() {
        return List.copyOf(containers.values());
    }

    Optional<Container> byId(ContainerId id) {
        return Optional.ofNullable(containers.get(id));
    }
}
