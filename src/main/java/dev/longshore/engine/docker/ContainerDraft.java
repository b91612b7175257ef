package dev.longshore.engine.docker;

import dev.longshore.engine.ContainerRow;
import dev.longshore.engine.ContainerRow.Mount;
import dev.longshore.engine.ContainerRow.Port;
import dev.longshore.engine.ContainerRow.Size;
import dev.longshore.engine.LabelCollector;
import dev.longshore.engine.LabelSet;
import dev.longshore.reference.ContainerId;
import dev.longshore.reference.ImageId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** A row of the list of containers while it is read. */
final class ContainerDraft {

    private @Nullable ContainerId id;
    private List<String> names = List.of();
    private String imageText = "";
    private @Nullable ImageId imageId;
    private String command = "";
    private @Nullable Instant createdAt;
    private @Nullable String state;
    private String statusText = "";
    private List<Port> ports = List.of();
    private LabelSet labels = LabelSet.of(Map.of());
    private List<Mount> mounts = List.of();
    private final Map<String, String> networks = new LinkedHashMap<>();
    private @Nullable Long writtenBytes = 0L; // which the engine leaves out, even if it was asked
    private @Nullable Long rootFileSystemBytes;

    static ContainerDraft read(JsonParser row, LabelCollector labels) throws WrongShape {
        ContainerDraft draft = new ContainerDraft();
        Json.fields(row, (name, value) -> draft.field(name, value, labels));
        return draft;
    }

    /** @throws WrongShape if the row has no id: nothing could be said of it, and leaving it out would hide a container */
    ContainerRow row(boolean sizes) throws WrongShape {
        if (id == null) {
            throw new WrongShape("a container without an id");
        }
        return new ContainerRow(
                id,
                List.copyOf(names),
                imageText,
                imageId,
                command,
                createdAt,
                state,
                statusText,
                ports,
                labels,
                mounts,
                Collections.unmodifiableMap(networks),
                sizes ? new Size(writtenBytes, rootFileSystemBytes) : null);
    }

    private void field(String name, JsonParser value, LabelCollector collector) throws WrongShape {
        switch (name) {
            case "Id" -> id = Names.containerId(Json.textOrEmpty(value));
            case "Names" -> names = Json.texts(value);
            case "Image" -> imageText = Json.textOrEmpty(value);
            case "ImageID" -> imageId = Names.imageId(Json.text(value));
            case "Command" -> command = Json.textOrEmpty(value);
            case "Created" -> createdAt = Times.read(value);
            case "State" -> state = Json.text(value);
            case "Status" -> statusText = Json.textOrEmpty(value);
            case "Ports" -> ports = PortDraft.list(value);
            case "Labels" -> labels = Json.labels(value, collector);
            case "Mounts" -> mounts = MountDraft.list(value);
            case "NetworkSettings" -> Json.fields(value, this::networkSettings);
            case "SizeRw" -> writtenBytes = Json.amount(value);
            case "SizeRootFs" -> rootFileSystemBytes = Json.amount(value);
            default -> {}
        }
    }

    private void networkSettings(String name, JsonParser value) throws WrongShape {
        if (name.equals("Networks")) {
            Json.fields(value, this::network);
        }
    }

    private void network(String network, JsonParser value) throws WrongShape {
        networks.put(network, "");
        Json.fields(value, (name, field) -> {
            if (name.equals("NetworkID")) {
                networks.put(network, Json.textOrEmpty(field));
            }
        });
    }
}
