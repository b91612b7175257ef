package dev.longshore.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longshore.problem.BadSetting;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class SettingsTests {

    private static HttpProperties settings(@Nullable String publicUrl, List<String> hosts, List<String> proxies) {
        return new HttpProperties(
                publicUrl, hosts, proxies, new HttpProperties.Cors(List.of()), DataSize.ofMegabytes(1));
    }

    @Test
    void thePublicUrlIsWhatLinksStartWithAndItsHostIsAccepted() {
        HttpProperties settings = settings("https://CI.example.org/tools/docker/", List.of(), List.of());
        PublicUrl url = new PublicUrl(settings);
        assertThat(url.base()).contains("https://CI.example.org/tools/docker");
        assertThat(new AllowedHosts(settings, url).accepts("ci.example.org.:8443"))
                .isTrue();
        assertThat(new AllowedHosts(settings, url).accepts("example.org")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ci.example.org", "ftp://x", "https://", "https://u:p@x", "https://x?y", "http://a b"})
    void aPublicUrlThatIsNoneNamesThePropertyAndNoSecret(String url) {
        assertThatThrownBy(() -> new PublicUrl(settings(url, List.of(), List.of())))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith("longshore.public-url")
                .hasMessageNotContaining("u:p");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://x", "x:8080", "*.example.org", "a b", ""})
    void anAllowedHostThatIsNoNameNamesTheProperty(String host) {
        HttpProperties settings = settings(null, List.of(host), List.of());
        assertThatThrownBy(() -> new AllowedHosts(settings, new PublicUrl(settings)))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith("longshore.allowed-hosts");
    }

    @Test
    void proxiesAreAddressesOrNetworks() {
        TrustedProxies proxies = new TrustedProxies(settings(null, List.of(), List.of("10.0.0.0/8", "::1")));
        assertThat(proxies.contains("10.9.8.7")).isTrue();
        assertThat(proxies.contains("::1")).isTrue();
        assertThat(proxies.contains("11.0.0.1")).isFalse();
        assertThatThrownBy(() -> new TrustedProxies(settings(null, List.of(), List.of("10.0.0.0/99"))))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith("longshore.trusted-proxies");
    }
}
