package dev.longshore.registries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundsTests {

    private final RegistryWorld world = new RegistryWorld();

    @ParameterizedTest
    @CsvSource({
        "169.254.169.254, FORBIDDEN",
        "169.254.0.1, FORBIDDEN",
        "fe80::1, FORBIDDEN",
        "::ffff:169.254.169.254, FORBIDDEN",
        "64:ff9b::a9fe:a9fe, FORBIDDEN",
        "2002:a9fe:a9fe::1, FORBIDDEN",
        "fd00:ec2::254, FORBIDDEN",
        "100.100.100.200, FORBIDDEN",
        "0.0.0.0, FORBIDDEN",
        "0.1.2.3, FORBIDDEN",
        "::, FORBIDDEN",
        "224.0.0.1, FORBIDDEN",
        "ff02::1, FORBIDDEN",
        "255.255.255.255, FORBIDDEN",
        "127.0.0.1, LOOPBACK",
        "127.9.9.9, LOOPBACK",
        "::1, LOOPBACK",
        "10.0.0.5, PRIVATE",
        "172.16.0.1, PRIVATE",
        "172.31.255.255, PRIVATE",
        "192.168.1.1, PRIVATE",
        "100.64.0.1, PRIVATE",
        "198.18.0.1, PRIVATE",
        "fd12:3456::1, PRIVATE",
        "fec0::1, PRIVATE",
        "64:ff9b::a00:5, PRIVATE",
        "172.32.0.1, PUBLIC",
        "100.128.0.1, PUBLIC",
        "93.184.216.34, PUBLIC",
        "2606:4700::1111, PUBLIC"
    })
    void everyAddressHasItsPlace(String address, Place place) throws UnknownHostException {
        assertThat(Place.of(InetAddress.getByName(address))).isEqualTo(place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "fe80::1", "100.100.100.200"})
    void nobodyIsAskedAtLinkLocalAddressesEvenIfConfigured(String address) {
        world.wire.livesAt("registry.example.com", address);
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> world.bounds.check(RegistryWorld.known("registry.example.com", null)))
                .matches(failure -> failure.type() == ProblemType.REGISTRY_UNREACHABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.5", "192.168.1.1", "127.0.0.1", "fd12::1"})
    void aPrivateRegistryIsAskedOnlyIfConfigured(String address) {
        world.wire.livesAt("registry.example.com", address);
        assertThatCode(() -> world.bounds.check(RegistryWorld.known("registry.example.com", null)))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> world.bounds.check(RegistryWorld.stranger("registry.example.com")))
                .matches(failure -> failure.type() == ProblemType.REGISTRY_NOT_FOUND)
                .withMessageContaining("PUT /registries/registry.example.com");
    }

    @Test
    void whatIsWrittenAsThisMachineIsAskedAlways() {
        assertThatCode(() -> world.bounds.check(RegistryWorld.stranger("localhost:5000")))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> world.bounds.check(RegistryWorld.stranger("10.0.0.5:5000")));
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.10, https://auth.example.com/token, 203.0.113.20, true",
        "203.0.113.10, http://auth.example.com/token, 203.0.113.20, false",
        "203.0.113.10, ftp://auth.example.com/token, 203.0.113.20, false",
        "203.0.113.10, https://user@auth.example.com/token, 203.0.113.20, false",
        "203.0.113.10, /token, 203.0.113.20, false",
        "203.0.113.10, https://auth.example.com/token, 10.0.0.1, false",
        "203.0.113.10, https://auth.example.com/token, 127.0.0.1, false",
        "203.0.113.10, https://auth.example.com/token, 169.254.169.254, false",
        "10.0.0.5, https://auth.example.com/token, 10.0.0.1, true",
        "10.0.0.5, https://auth.example.com/token, 203.0.113.20, true",
        "10.0.0.5, https://auth.example.com/token, 169.254.169.254, false",
        "10.0.0.5, http://auth.example.com/token, 10.0.0.1, false",
        "203.0.113.10, https://registry.example.com:5001/token, 203.0.113.20, true",
        "203.0.113.10, http://registry.example.com/token, 203.0.113.20, false"
    })
    void aRegistrySendsUsOnlyWhereItMay(String registry, String realm, String address, boolean may) {
        world.wire.livesAt("registry.example.com", registry);
        world.wire.livesAt("auth.example.com", address);
        assertThat(world.bounds.allows(RegistryWorld.known("registry.example.com", null), URI.create(realm)))
                .isEqualTo(may);
    }

    @Test
    void plainHttpGoesToTheSameHostOnlyAndWhereItIsAllowed() {
        RegistryTarget insecure =
                new RegistryTarget(RegistryHost.parse("registry.example.com:5000"), null, Trust.ANYBODY, true, true);
        assertThat(world.bounds.allows(insecure, URI.create("http://registry.example.com:5001/token")))
                .isTrue();
        assertThat(world.bounds.allows(insecure, URI.create("http://auth.example.com/token")))
                .isFalse();
    }
}
