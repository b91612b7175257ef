package dev.longshore.containers;

import dev.longshore.engine.ContainerRow;
import dev.longshore.inventory.Container;
import dev.longshore.reference.ContainerId;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageName;
import dev.longshore.reference.InvalidReference;
import dev.longshore.representation.Human;
import dev.longshore.representation.TextTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code docker ps -a} prints into a pipe (docker/cli 28, {@code cli/command/formatter/container.go}). */
final class ContainerTable {

    private static final int COMMAND_WIDTH = 20;
    private static final List<String> HEADINGS =
            List.of("CONTAINER ID", "IMAGE", "COMMAND", "CREATED", "STATUS", "PORTS", "NAMES");
    private static final String UNKNOWN = "N/A";
    private static final String ALGORITHM = "sha256:";
    private static final int SHORTENED = 12;

    private final Instant now;
    private final Map<ContainerId, ContainerItem.Size> sizes;
    private final boolean withSizes;

    private ContainerTable(Instant now, Map<ContainerId, ContainerItem.Size> sizes, boolean withSizes) {
        this.now = now;
        this.sizes = sizes;
        this.withSizes = withSizes;
    }

    static String print(
            List<Container> containers, Map<ContainerId, ContainerItem.Size> sizes, boolean withSizes, Instant now) {
        ContainerTable rows = new ContainerTable(now, sizes, withSizes);
        TextTable table = new TextTable(rows.cells(HEADINGS, "SIZE"));
        containers.forEach(container -> table.row(rows.cells(rows.row(container), rows.size(container))));
        return table.print();
    }

    private String[] cells(List<String> cells, String size) {
        List<String> all = new ArrayList<>(cells);
        if (withSizes) {
            all.add(size);
        }
        return all.toArray(String[]::new);
    }

    private List<String> row(Container container) {
        ContainerRow row = container.row();
        return List.of(
                container.id().shortened(),
                image(row),
                Human.quoted(Human.cut(row.command(), COMMAND_WIDTH)),
                created(row.createdAt()),
                row.statusText(),
                PortColumn.of(row.ports()),
                names(container));
    }

    /** A name loses its digest; an id where a name should be is shortened. */
    private static String image(ContainerRow row) {
        String text = row.imageText();
        if (text.isEmpty()) {
            return "<no image>";
        }
        ImageId id = row.imageId();
        return id != null && id.shortened().equals(shortened(text)) ? id.shortened() : name(text);
    }

    private static String shortened(String text) {
        String hex = text.startsWith(ALGORITHM) ? text.substring(ALGORITHM.length()) : text;
        return hex.substring(0, Math.min(hex.length(), SHORTENED));
    }

    private static String name(String text) {
        try {
            return ImageName.parse(text) instanceof ImageName.Named named
                    ? named.reference().withoutDigest().familiar()
                    : text;
        } catch (InvalidReference e) {
            return text; // shown as the engine has it
        }
    }

    /** Its own name; that of its links where it has none. */
    private static String names(Container container) {
        return String.join(",", container.names().isEmpty() ? container.links() : container.names());
    }

    private String created(@Nullable Instant createdAt) {
        return createdAt == null ? UNKNOWN : Human.duration(Duration.between(createdAt, now)) + " ago";
    }

    private String size(Container container) {
        ContainerItem.Size size = sizes.get(container.id());
        if (size == null) {
            return UNKNOWN;
        }
        Long whole = size.rootFileSystemBytes();
        String written = Human.size(size.writtenBytes() == null ? 0 : size.writtenBytes());
        return whole == null || whole == 0 ? written : written + " (virtual " + Human.size(whole) + ")";
    }
}
