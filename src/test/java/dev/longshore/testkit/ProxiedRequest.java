package dev.longshore.testkit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request as it came over the socket. */
public final class ProxiedRequest {
    private static final Pattern VERSIONED = Pattern.compile("(?:/v([0-9]+\\.[0-9]+))?(/[^?]*)(?:\\?(.*))?");
    private final String method;
    private final String target;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    ProxiedRequest(String method, String target, Map<String, List<String>> headers, byte[] body) {
        this.method = method;
        this.target = target;
        this.headers = headers;
        this.body = body;
    }

    /** The method, in upper case. */
    public String method() {
        return method;
    }

    /** Path and query as they were sent, API version included. */
    public String target() {
        return target;
    }

    /** The API version in the path ({@code 1.41}), where there is one. */
    public Optional<String> version() {
        return Optional.ofNullable(parts().group(1));
    }

    /** The path without API version and query, still percent-encoded. */
    public String path() {
        return parts().group(2);
    }

    /** The query without its question mark, still percent-encoded; empty without one. */
    public String query() {
        return Optional.ofNullable(parts().group(3)).orElse("");
    }

    /** The first header of that lower-case name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(List::getFirst);
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    Map<String, List<String>> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    private Matcher parts() {
        Matcher matcher = VERSIONED.matcher(target);
        if (!matcher.matches()) {
            throw new IllegalStateException("Not a path: " + target);
        }
        return matcher;
    }

    @Override
    public String toString() {
        return method + " " + target;
    }
}
