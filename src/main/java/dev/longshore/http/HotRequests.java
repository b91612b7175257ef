package dev.longshore.http;

import dev.longshore.access.Caller;
import dev.longshore.access.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the plain reads, which need nothing but a snapshot, from all other requests. */
@Component
final class HotRequests {

    /** What asks for more than the latest, for less than all, or comes with something. */
    private static final List<String> UNUSUAL = List.of(
            "Cache-Control",
            "Pragma",
            "Origin",
            "If-Match",
            "If-Modified-Since",
            "If-Unmodified-Since",
            "If-Range",
            "Range",
            "Expect",
            "Content-Length",
            "Transfer-Encoding",
            "Upgrade",
            "Prefer");

    /** What makes a request of a trusted proxy one for another host or path. */
    private static final List<String> FORWARDED = List.of("Forwarded", "X-Forwarded-Host", "X-Forwarded-Prefix");

    /** Without the header; curl; most programs; axios. */
    private static final Set<String> JSON = Set.of("*/*", "application/json", "application/json, text/plain, */*");

    private final AllowedHosts hosts;
    private final TrustedProxies proxies;
    private final BearerTokens tokens;

    HotRequests(AllowedHosts hosts, TrustedProxies proxies, BearerTokens tokens) {
        this.hosts = hosts;
        this.proxies = proxies;
        this.tokens = tokens;
    }

    /** What the request asks for; empty if the ordinary way has to look at it. */
    Optional<HotRoute> route(HttpServletRequest request) {
        return isRead(request.getMethod())
                        && request.getQueryString() == null
                        && request.getContextPath().isEmpty()
                        && isPlain(request)
                        && isForUs(request)
                ? HotRoute.of(request.getRequestURI())
                : Optional.empty();
    }

    private static boolean isRead(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    private static boolean isPlain(HttpServletRequest request) {
        return acceptsJson(request) && UNUSUAL.stream().allMatch(name -> request.getHeader(name) == null);
    }

    private static boolean acceptsJson(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept == null || (JSON.contains(accept) && comesOnce(request, "Accept"));
    }

    private static boolean comesOnce(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name)).size() == 1;
    }

    private boolean isForUs(HttpServletRequest request) {
        String host = request.getHeader("Host");
        return host != null
                && hosts.accepts(host)
                && hosts.acceptsServer(request.getServerName())
                && (!proxies.contains(request.getRemoteAddr())
                        || FORWARDED.stream().allMatch(name -> request.getHeader(name) == null));
    }

    /** Who asks, if the token is somebody's who may read. */
    Optional<Caller> caller(@Nullable String authorization) {
        return Optional.ofNullable(authorization)
                .flatMap(tokens::callerOf)
                .filter(caller -> caller.role().covers(Role.VIEWER));
    }
}
