package dev.longshore.inventory;

import dev.longshore.engine.ContainerRow;
import dev.longshore.engine.ImageRow;
import dev.longshore.reference.ContainerId;
import dev.longshore.reference.ImageId;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Rows that were read again, each on its own; empty where there is none any more.
 *
 * @param images images by id
 * @param containers containers by id
 */
record Reread(Map<ImageId, Optional<ImageRow>> images, Map<ContainerId, Optional<ContainerRow>> containers) {

    /** The images whose containers have changed since. */
    Set<ImageId> used(ContainerIndex before) {
        Set<ImageId> used = new HashSet<>();
        containers.forEach((id, row) -> Stream.concat(
                        before.byId(id).map(Container::imageId).stream(), row.map(ContainerRow::imageId).stream())
                .filter(Objects::nonNull)
                .forEach(used::add));
        return used;
    }
}
