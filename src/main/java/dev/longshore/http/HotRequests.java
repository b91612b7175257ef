package dev.longshore.http;

import java.util.Optional;
import org.eclipse.jetty.server.Request;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tells the plain reads, which need nothing but a snapshot, from all other requests. */
@Component
final class HotRequests {

    private final AllowedHosts hosts;
    private final TrustedProxies proxies;
    private final boolean atTheRoot;

    HotRequests(
            AllowedHosts hosts, TrustedProxies proxies, @Value("${server.servlet.context-path:}") String contextPath) {
        this.hosts = hosts;
        this.proxies = proxies;
        this.atTheRoot = contextPath.isEmpty() || contextPath.equals("/");
    }

    /** What the request asks for; empty if the ordinary way has to look at it. */
    Optional<HotRequest> read(Request request) {
        String path = request.getHttpURI().getPath();
        return atTheRoot && isRead(request.getMethod()) && path != null
                ? HotRoute.of(path)
                        .flatMap(route -> HotHeaders.read(request.getHeaders())
                                .filter(headers -> isForUs(request, headers))
                                .map(headers -> new HotRequest(
                                        request.getMethod(),
                                        route,
                                        request.getHttpURI().getQuery(),
                                        headers)))
                : Optional.empty();
    }

    private static boolean isRead(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** The host that the request line names, where it does, or else the header's. */
    private boolean isForUs(Request request, HotHeaders headers) {
        return hosts.accepts(headers.host())
                && hosts.acceptsServer(Request.getServerName(request))
                && !(headers.forwarded() && proxies.contains(Request.getRemoteAddr(request)));
    }
}
