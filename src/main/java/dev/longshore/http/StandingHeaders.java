package dev.longshore.http;

import java.util.Map;

/** The headers that every answer carries, refusals of the server itself included. */
final class StandingHeaders {

    /** Swagger UI needs its own scripts, inline styles and images as data; nothing else is let in. */
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                    + " img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none';"
                    + " form-action 'none'";

    static final Map<String, String> ALL = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Content-Security-Policy", CONTENT_POLICY);

    private StandingHeaders() {}
}
