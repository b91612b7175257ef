package dev.longshore.http;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.longshore.problem.BadSetting;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The host names this service answers to, on any port. */
@Component
final class AllowedHosts {

    private static final Pattern FORM = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:\\[\\]/@\\s]+)(:[0-9]{1,5})?");

    private static final int LONGEST = 300;
    private static final int MOST = 500;

    private final Set<String> names;

    /** Callers name the same few again and again. */
    private final LoadingCache<String, Boolean> judged =
            Caffeine.newBuilder().maximumSize(MOST).build(this::isNamed);

    /** @throws BadSetting if an entry is no host name */
    AllowedHosts(HttpProperties properties, PublicUrl publicUrl) {
        names = Stream.of(
                        Stream.of("localhost", "127.0.0.1", "[::1]"),
                        publicUrl.host().stream(),
                        properties.allowedHosts().stream().map(AllowedHosts::checked))
                .flatMap(each -> each)
                .map(AllowedHosts::plain)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the value of a {@code Host} header, with or without port, names one of them. */
    boolean accepts(String host) {
        return host.length() > LONGEST ? isNamed(host) : judged.get(host);
    }

    private boolean isNamed(String host) {
        return nameOf(host).filter(names::contains).isPresent();
    }

    /** Whether a request's server name, an IPv6 address with or without brackets, is one of them. */
    boolean acceptsServer(String server) {
        return accepts(server.contains(":") && !server.startsWith("[") ? "[" + server + "]" : server);
    }

    /** The name in lower case, without port and without the dot that ends a complete name. */
    static Optional<String> nameOf(String host) {
        Matcher parts = FORM.matcher(host);
        return parts.matches() ? Optional.of(plain(parts.group(1))) : Optional.empty();
    }

    private static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static String checked(String entry) {
        Matcher parts = FORM.matcher(entry);
        if (!parts.matches() || parts.group(2) != null || entry.contains("*")) {
            throw new BadSetting(
                    "longshore.allowed-hosts",
                    "\"" + entry + "\" is no host name",
                    "List names as callers use them, without scheme and port, such as docker.example.org.",
                    null);
        }
        return entry;
    }
}
