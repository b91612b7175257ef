package dev.longshore.engine.docker;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding (RFC 3986) of what goes into paths and queries. */
final class Percent {

    private Percent() {}

    /** A value of a query. */
    static String query(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * A name in a path. Slashes stay: the engine's routes take a name with them ({@code {name:.*}} in moby's {@code
     * router/image}), and proxies that decode or refuse {@code %2F} stay out of the way.
     */
    static String path(String name) {
        return query(name).replace("%2F", "/").replace("%3A", ":").replace("%40", "@");
    }
}
