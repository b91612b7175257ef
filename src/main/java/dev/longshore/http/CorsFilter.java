package dev.longshore.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets pages of the configured origins read answers (Fetch standard, CORS protocol); without configuration, none. Other
 * origins are not refused here, they just get no leave: their preflight ends as any request without token.
 */
@Component
@Order(Stage.CORS)
final class CorsFilter extends OncePerRequestFilter {

    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String REQUEST_HEADERS =
            "Authorization, Content-Type, Accept, If-Match, If-None-Match, Cache-Control, Prefer, Idempotency-Key,"
                    + " Last-Event-ID, X-Request-Id";
    private static final String ANSWER_HEADERS =
            "ETag, Location, Age, Retry-After, Preference-Applied, Deprecation, X-Request-Id";

    private final Set<String> origins;

    CorsFilter(HttpProperties properties) {
        origins = properties.cors().allowedOrigins().stream()
                .map(origin -> origin.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!origins.isEmpty()) {
            response.addHeader("Vary", "Origin");
        }
        String origin = request.getHeader("Origin");
        if (!allowed(origin)) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Access-Control-Allow-Origin", origin);
        if (isPreflight(request)) {
            allow(response);
        } else {
            response.setHeader("Access-Control-Expose-Headers", ANSWER_HEADERS);
            chain.doFilter(request, response);
        }
    }

    private boolean allowed(@Nullable String origin) {
        return origin != null && origins.contains(origin.toLowerCase(Locale.ROOT));
    }

    private static boolean isPreflight(HttpServletRequest request) {
        return "OPTIONS".equals(request.getMethod()) && request.getHeader("Access-Control-Request-Method") != null;
    }

    private static void allow(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Methods", METHODS);
        response.setHeader("Access-Control-Allow-Headers", REQUEST_HEADERS);
        response.setHeader("Access-Control-Max-Age", "600");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
