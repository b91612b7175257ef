package dev.longshore.registries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryHostTests {

    @ParameterizedTest
    @CsvSource({
        "registry.example.com, registry.example.com",
        "Registry.Example.COM:5000, registry.example.com:5000",
        "localhost, localhost",
        "localhost:5000, localhost:5000",
        "registry:5000, registry:5000",
        "127.0.0.1:5000, 127.0.0.1:5000",
        "[::1]:5000, [::1]:5000",
        "docker.io, docker.io",
        "index.docker.io, docker.io",
        "registry-1.docker.io, docker.io"
    })
    void aHostHasOneForm(String typed, String form) {
        assertThat(RegistryHost.parse(typed).text()).isEqualTo(form);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "registry",
                "https://registry.example.com",
                "registry.example.com/",
                "registry.example.com/team",
                "user@registry.example.com",
                "registry.example.com:",
                "registry.example.com:0",
                "registry.example.com:65536",
                "registry.example.com:port",
                "a_b.example.com",
                ".example.com",
                "a b.example.com"
            })
    void whatNoReferenceBeginsWithIsRefused(String typed) {
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> RegistryHost.parse(typed))
                .matches(failure -> failure.type() == ProblemType.INVALID_PARAMETER);
    }

    @ParameterizedTest
    @CsvSource({"localhost:1,true", "127.3.2.1,true", "[::1]:1,true", "localhost.example.com,false", "10.0.0.1:1,false"
    })
    void onlyWhatIsWrittenAsThisMachineIsLoopback(String typed, boolean loopback) {
        assertThat(RegistryHost.parse(typed).isLoopback()).isEqualTo(loopback);
    }
}
