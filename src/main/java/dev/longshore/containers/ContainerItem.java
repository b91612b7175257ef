package dev.longshore.containers;

import dev.longshore.engine.ContainerRow;
import dev.longshore.inventory.Container;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A container in a list. */
@Schema(name = "Container")
record ContainerItem(
        @Schema(description = "Full id, 64 hex digits.") String id,

        @Schema(description = "Its names, without a leading slash; empty for some that are being removed.")
        List<String> names,

        @Schema(description = "The names other containers know it by through links, as web/thedb.")
        List<String> links,

        @Schema(description = "What it runs on.") ImageOfContainer image,
        @Schema(description = "Its command as one line.") String command,
        @Schema(description = "When it was made.") @Nullable Instant createdAt,

        @Schema(
                description =
                        "The engine's word: created, running, paused, restarting, removing, exited, dead, or a newer one.")
        @Nullable
        String state,

        @Schema(description = "The exit code of one that has exited; in details also of one that could not be started.")
        @Nullable
        Long exitCode,

        @Schema(description = "When it was last started; in details only.") @Nullable
        Instant startedAt,

        @Schema(description = "When it last ended; in details only.") @Nullable
        Instant finishedAt,

        @Schema(
                description =
                        "starting, healthy or unhealthy; absent without a health check and where it does not run.")
        @Nullable
        String health,

        @Schema(description = "Its ports, each binding once.")
        List<Port> ports,

        @Schema(description = "Labels by name; in lists the first 64 of them.")
        Map<String, String> labels,

        @Schema(description = "Whether there are more labels than shown.")
        boolean labelsTruncated,

        @Schema(description = "What is mounted.") List<Mount> mounts,
        @Schema(description = "The networks it is in.") List<Network> networks,

        @Schema(description = "What it wrote itself, with size=true.") @Nullable
        Long writtenBytes,

        @Schema(description = "All of its file system, the image included, with size=true.") @Nullable
        Long rootFileSystemBytes) {

    /** A published or exposed port. */
    @Schema(name = "Port")
    record Port(
            @Schema(description = "The host's address; absent if the port is only exposed.") @Nullable
            String ip,

            @Schema(description = "The container's port.") int privatePort,

            @Schema(description = "The host's port; absent if the port is only exposed.") @Nullable
            Integer publicPort,

            @Schema(description = "tcp, udp or sctp.") String protocol) {}

    /** A mount. */
    @Schema(name = "Mount")
    record Mount(
            @Schema(description = "bind, volume, tmpfs, image, …")
            String type,

            @Schema(description = "The volume's name.") @Nullable
            String name,

            @Schema(description = "The path on the host, or the image.") @Nullable
            String source,

            @Schema(description = "The path in the container.")
            String destination,

            @Schema(description = "Whether it can be written to.")
            boolean readWrite) {}

    /** A network. */
    @Schema(name = "Network")
    record Network(
            @Schema(description = "Its name.") String name,

            @Schema(description = "Its id; absent before the first start.") @Nullable
            String id) {}

    static ContainerItem of(Container container, ImageOfContainer image, @Nullable Size size) {
        ContainerRow row = container.row();
        return new ContainerItem(
                container.id().toString(),
                container.names(),
                container.links(),
                image,
                row.command(),
                row.createdAt(),
                row.state(),
                container.exitCode(),
                null,
                null,
                container.health(),
                ports(row),
                row.labels().shown(),
                row.labels().truncated(),
                mounts(row),
                networks(row),
                size == null ? null : size.writtenBytes(),
                size == null ? null : size.rootFileSystemBytes());
    }

    /** What the engine measured, where it was asked to. */
    record Size(@Nullable Long writtenBytes, @Nullable Long rootFileSystemBytes) {}

    /** The same with what only the engine's document of the container says. */
    ContainerItem with(ContainerFacts facts) {
        return new ContainerItem(
                id,
                names,
                links,
                image,
                command,
                createdAt,
                state,
                facts.exitCode() == null ? exitCode : facts.exitCode(),
                facts.startedAt(),
                facts.finishedAt(),
                health,
                ports,
                facts.config().labels(),
                false,
                mounts,
                networks,
                writtenBytes,
                rootFileSystemBytes);
    }

    private static List<Port> ports(ContainerRow row) {
        return row.ports().stream()
                .map(port -> new Port(port.ip(), port.privatePort(), port.publicPort(), port.protocol()))
                .toList();
    }

    private static List<Mount> mounts(ContainerRow row) {
        return row.mounts().stream()
                .map(mount ->
                        new Mount(mount.type(), mount.name(), mount.source(), mount.destination(), mount.readWrite()))
                .toList();
    }

    private static List<Network> networks(ContainerRow row) {
        return row.networks().entrySet().stream()
                .map(each -> new Network(each.getKey(), each.getValue().isEmpty() ? null : each.getValue()))
                .toList();
    }
}
