package dev.longshore.engine;

import dev.longshore.reference.ContainerId;
import dev.longshore.reference.ImageId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of the engine's list of containers; what the engine does not say is null or empty.
 *
 * @param id its id
 * @param names as the engine sends them, with their slash: {@code /db}, links as {@code /web/thedb}; the order is not fixed
 * @param imageText {@code Image}: what the container was made from as typed, or an id once that name has moved on
 * @param imageId the image it runs on
 * @param command the command as one line
 * @param createdAt when it was made
 * @param state such as {@code running}; an unknown one is passed on
 * @param statusText the engine's words, such as {@code Up 5 minutes (healthy)}
 * @param ports its ports, each binding once, sorted as {@code docker ps} does
 * @param labels its labels
 * @param mounts what is mounted
 * @param networks network name to network id (an id can be empty before the first start)
 * @param size null unless asked for
 */
public record ContainerRow(
        ContainerId id,
        List<String> names,
        String imageText,
        @Nullable ImageId imageId,
        String command,
        @Nullable Instant createdAt,
        @Nullable String state,
        String statusText,
        List<Port> ports,
        LabelSet labels,
        List<Mount> mounts,
        Map<String, String> networks,
        @Nullable Size size) {

    /** The same with another status text. */
    public ContainerRow withStatus(String text) {
        return new ContainerRow(
                id, names, imageText, imageId, command, createdAt, state, text, ports, labels, mounts, networks, size);
    }

    /**
     * A published or exposed port.
     *
     * @param ip the host address it is published on, null if only exposed
     * @param privatePort the container's port
     * @param publicPort the host's port, null if only exposed
     * @param protocol {@code tcp}, {@code udp} or {@code sctp}
     */
    public record Port(
            @Nullable String ip, int privatePort, @Nullable Integer publicPort, String protocol) {}

    /**
     * A mount.
     *
     * @param type {@code bind}, {@code volume}, {@code tmpfs}, {@code image}, …
     * @param name the volume's name; of an image, its name or id as typed
     * @param source the path on the host; of an image, where the engine has unpacked it
     * @param destination the path in the container
     * @param readWrite whether it can be written to
     */
    public record Mount(
            String type, @Nullable String name, @Nullable String source, String destination, boolean readWrite) {}

    /**
     * What the container takes on disk.
     *
     * @param writtenBytes its own writable layer
     * @param rootFileSystemBytes all of its file system, the image included
     */
    public record Size(
            @Nullable Long writtenBytes, @Nullable Long rootFileSystemBytes) {}
}
