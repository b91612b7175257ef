package dev.longshore.containers;

import dev.longshore.engine.ContainerRow.Port;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The PORTS column of {@code docker ps}: ports in a row with the same protocol and address become a range, unless they
 * are mapped to other numbers (docker/cli 28, {@code DisplayablePorts}).
 */
final class PortColumn {

    private static final Comparator<Port> ORDER = Comparator.comparingInt(Port::privatePort)
            .thenComparing(port -> Objects.requireNonNullElse(port.ip(), ""))
            .thenComparingInt(port -> Objects.requireNonNullElse(port.publicPort(), 0))
            .thenComparing(Port::protocol);

    private record Group(@Nullable String ip, String protocol) {}

    private record Range(int first, int last) {}

    private final List<String> hostMappings = new ArrayList<>();
    private final List<String> groupMappings = new ArrayList<>();
    private final Map<Group, Range> ranges = new LinkedHashMap<>();

    private PortColumn() {}

    static String of(List<Port> ports) {
        PortColumn column = new PortColumn();
        ports.stream().sorted(ORDER).forEach(column::add);
        column.ranges.forEach((group, range) -> column.groupMappings.add(text(group, range)));
        column.groupMappings.addAll(column.hostMappings);
        return String.join(", ", column.groupMappings);
    }

    private void add(Port port) {
        String ip = port.ip();
        int host = Objects.requireNonNullElse(port.publicPort(), 0);
        if (ip != null && host != port.privatePort()) {
            hostMappings.add(address(ip) + ":" + host + "->" + port.privatePort() + "/" + port.protocol());
            return;
        }
        Group group = new Group(ip, port.protocol());
        Range range = ranges.get(group);
        if (range != null && port.privatePort() != range.last() + 1) {
            groupMappings.add(text(group, range));
            range = null;
        }
        ranges.put(group, new Range(range == null ? port.privatePort() : range.first(), port.privatePort()));
    }

    private static String text(Group group, Range range) {
        String numbers =
                range.first() == range.last() ? Integer.toString(range.first()) : range.first() + "-" + range.last();
        String ip = group.ip();
        return (ip == null ? numbers : address(ip) + ":" + numbers + "->" + numbers) + "/" + group.protocol();
    }

    /** Go's {@code net.JoinHostPort}. */
    private static String address(String ip) {
        return ip.contains(":") ? "[" + ip + "]" : ip;
    }
}
