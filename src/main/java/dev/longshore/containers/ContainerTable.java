package dev.longshore.containers;

import dev.longshore.engine.ContainerRow;
import dev.longshore.inventory.Container;
import dev.longshore.reference.ContainerId;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageName;
import dev.longshore.reference.ImageReference;
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
                '"' + Human.cut(row.command(), COMMAND_WIDTH) + '"',
                created(row.createdAt()),
                row.statusText(),
                PortColumn.of(row.ports()),
                String.join(",", container.names()));
    }

    /** A name loses its digest; an id where a name should be is shortened. */
    private static String image(ContainerRow row) {
        ImageId id = row.imageId();
        if (row.imageText().isEmpty()) {
            return "<no image>";
        }
        try {
            return switch (ImageName.parse(row.imageText())) {
                case ImageName.FullId(ImageId given) -> given.equals(id) ? given.shortened() : row.imageText();
                case ImageName.ForeignId foreign -> row.imageText();
                case ImageName.Named named ->
                    isShort(row.imageText(), id) ? row.imageText() : familiar(named.reference());
            };
        } catch (InvalidReference e) {
            return row.imageText(); // shown as the engine has it
        }
    }

    private static boolean isShort(String text, @Nullable ImageId id) {
        return id != null && id.shortened().equals(text);
    }

    private static String familiar(ImageReference reference) {
        return reference.withoutDigest().familiar();
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
