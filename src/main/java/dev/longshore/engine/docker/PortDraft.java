package dev.longshore.engine.docker;

import dev.longshore.engine.ContainerRow.Port;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** A port of a container while it is read. */
final class PortDraft {

    /** {@code comparePorts} in {@code cli/command/formatter/container.go} of docker/cli. */
    private static final Comparator<Port> AS_DOCKER_DOES = Comparator.comparingInt(Port::privatePort)
            .thenComparing(port -> Objects.requireNonNullElse(port.ip(), ""))
            .thenComparing(port -> Objects.requireNonNullElse(port.publicPort(), 0))
            .thenComparing(Port::protocol);

    private @Nullable String ip;
    private @Nullable Integer privatePort;
    private @Nullable Integer publicPort;
    private String protocol = "tcp";

    /** The ports of the array at whose beginning the parser stands, each binding once, sorted. */
    static List<Port> list(JsonParser ports) throws WrongShape {
        return Json.rows(ports, PortDraft::read).stream()
                .map(PortDraft::port)
                .filter(Objects::nonNull)
                .distinct()
                .sorted(AS_DOCKER_DOES)
                .toList();
    }

    private static PortDraft read(JsonParser port) throws WrongShape {
        PortDraft draft = new PortDraft();
        Json.fields(port, draft::field);
        return draft;
    }

    private @Nullable Port port() {
        return privatePort == null ? null : new Port(ip, privatePort, publicPort, protocol);
    }

    private void field(String name, JsonParser value) {
        switch (name) {
            case "IP" -> ip = emptyToNull(Json.text(value));
            case "PrivatePort" -> privatePort = port(value);
            case "PublicPort" -> publicPort = port(value);
            case "Type" -> protocol = Objects.requireNonNullElse(emptyToNull(Json.text(value)), "tcp");
            default -> {}
        }
    }

    /** Port 0 is none. */
    private static @Nullable Integer port(JsonParser value) {
        Long number = Json.number(value);
        return number == null || number < 1 || number > 65535 ? null : Integer.valueOf(number.intValue());
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
