package dev.longshore.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.ContainerRow.Port;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is printed here is what Docker CLI 28.2 printed of the same ports. */
class PortColumnTests {

    private static Port port(@Nullable String ip, int privatePort, @Nullable Integer publicPort, String protocol) {
        return new Port(ip, privatePort, publicPort, protocol);
    }

    private static Port exposed(int port) {
        return port(null, port, null, "tcp");
    }

    @Test
    void withoutPortsItIsEmpty() {
        assertThat(PortColumn.of(List.of())).isEmpty();
    }

    @Test
    void portsInARowAreARange() {
        assertThat(PortColumn.of(List.of(exposed(444), exposed(443), exposed(450), exposed(445))))
                .isEqualTo("443-445/tcp, 450/tcp");
    }

    @Test
    void aRangeHasOneProtocolAndOneAddress() {
        List<Port> ports = new ArrayList<>(List.of(
                port("0.0.0.0", 80, 80, "tcp"),
                port("::", 80, 80, "tcp"),
                port("0.0.0.0", 81, 81, "tcp"),
                port("::", 81, 81, "tcp"),
                port(null, 53, null, "udp"),
                port(null, 54, null, "udp"),
                port("0.0.0.0", 8080, 9090, "tcp"),
                port("::", 8080, 9091, "tcp")));
        Collections.shuffle(ports, new Random(1));
        assertThat(PortColumn.of(ports))
                .isEqualTo("53-54/udp, 0.0.0.0:80-81->80-81/tcp, [::]:80-81->80-81/tcp,"
                        + " 0.0.0.0:9090->8080/tcp, [::]:9091->8080/tcp");
    }

    @Test
    void theSamePortOfTwoProtocolsIsTwo() {
        assertThat(PortColumn.of(List.of(port("127.0.0.1", 53, 53, "udp"), port("127.0.0.1", 53, 53, "tcp"))))
                .isEqualTo("127.0.0.1:53->53/tcp, 127.0.0.1:53->53/udp");
    }

    @Test
    void portsInARowThatAreMappedElsewhereStandAloneAndLast() {
        assertThat(PortColumn.of(
                        List.of(port("0.0.0.0", 80, 8080, "tcp"), port("0.0.0.0", 81, 8081, "tcp"), exposed(443))))
                .isEqualTo("443/tcp, 0.0.0.0:8080->80/tcp, 0.0.0.0:8081->81/tcp");
    }

    @Test
    void severalHostPortsOfOnePortAreAllShown() {
        assertThat(PortColumn.of(List.of(port("0.0.0.0", 80, 8081, "tcp"), port("0.0.0.0", 80, 8080, "tcp"))))
                .isEqualTo("0.0.0.0:8080->80/tcp, 0.0.0.0:8081->80/tcp");
    }

    @Test
    void anAddressWithoutAPortIsPortZeroAndAPortWithoutAnAddressOnlyExposed() {
        assertThat(PortColumn.of(List.of(port("0.0.0.0", 80, null, "tcp")))).isEqualTo("0.0.0.0:0->80/tcp");
        assertThat(PortColumn.of(List.of(port(null, 80, 8080, "tcp")))).isEqualTo("80/tcp");
    }
}
