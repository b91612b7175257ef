package dev.longshore.registries;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The next page of a list ({@code Link} with {@code rel="next"}, RFC 8288). */
final class NextLink {

    private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;[^,<]*rel=\"?next\"?");

    private NextLink() {}

    /**
     * A page's way on.
     *
     * @param query with which the same list goes on, from its question mark; null if it is one of another host, which is not
     *     followed
     */
    record Way(@Nullable String query) {}

    /** The way on from a page of this registry; empty if it is the last. */
    static Optional<Way> of(List<String> headers, RegistryHost host) {
        return headers.stream()
                .map(NEXT::matcher)
                .filter(Matcher::find)
                .map(link -> way(link.group(1), host))
                .findFirst();
    }

    private static Way way(String link, RegistryHost host) {
        try {
            URI uri = URI.create(link);
            boolean here =
                    uri.getRawAuthority() == null || uri.getRawAuthority().equalsIgnoreCase(host.authority());
            return new Way(here && uri.getRawQuery() != null ? "?" + uri.getRawQuery() : null);
        } catch (IllegalArgumentException _) {
            return new Way(null);
        }
    }
}
