package dev.longshore.http;

import dev.longshore.problem.BadSetting;
import java.util.List;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/** The peers whose forwarded headers are believed. */
@Component
final class TrustedProxies {

    private final List<IpAddressMatcher> networks;

    /** @throws BadSetting if an entry is no address or network */
    TrustedProxies(HttpProperties properties) {
        networks = properties.trustedProxies().stream()
                .map(TrustedProxies::network)
                .toList();
    }

    boolean contains(String address) {
        return networks.stream().anyMatch(network -> network.matches(address));
    }

    private static IpAddressMatcher network(String entry) {
        try {
            return new IpAddressMatcher(entry);
        } catch (IllegalArgumentException e) {
            throw new BadSetting(
                    "longshore.trusted-proxies",
                    "\"" + entry + "\" is no address or network",
                    "Use entries such as 10.1.2.3, 10.0.0.0/8 or fd00::/8.",
                    e);
        }
    }
}
