package dev.longshore.inventory;

import dev.longshore.engine.ContainerRow;
import dev.longshore.engine.ImageRow;
import dev.longshore.reference.ContainerId;
import dev.longshore.reference.ImageId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What came to pass while a list was under way, which the list may show as it was before. What was read since the list was
 * asked for is right, and need not be read again: a list takes an engine seconds, and much can be touched in that time.
 */
final class Meanwhile {

    private final Map<ImageId, Optional<ImageRow>> images = new HashMap<>();
    private final Map<ContainerId, Optional<ContainerRow>> containers = new HashMap<>();
    private final Set<Key> unread = new HashSet<>();

    /** Something may have changed, and is not read before the list has come. */
    void touched(Set<Key> keys) {
        unread.addAll(keys);
    }

    /** That was read. */
    void read(Reread rows) {
        images.putAll(rows.images());
        containers.putAll(rows.containers());
    }

    /** What has to be read now. */
    Set<Key> unread() {
        return unread;
    }

    /** The list with what was read since it was asked for. */
    Snapshot corrects(Snapshot list) {
        return list.with(new Reread(images, containers));
    }
}
