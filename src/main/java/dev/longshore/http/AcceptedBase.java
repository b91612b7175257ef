package dev.longshore.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What links start with where the server refuses a request before any filter has settled it. */
@Component
final class AcceptedBase {

    private final AllowedHosts hosts;
    private final PublicUrl publicUrl;
    private final TrustedProxies proxies;
    private final String contextPath;

    AcceptedBase(
            AllowedHosts hosts,
            PublicUrl publicUrl,
            TrustedProxies proxies,
            @Value("${server.servlet.context-path:}") String contextPath) {
        this.hosts = hosts;
        this.publicUrl = publicUrl;
        this.proxies = proxies;
        this.contextPath = contextPath;
    }

    /** Nothing, so that the link is a path alone, unless the request names a host that is accepted. */
    String of(Request request) {
        String host = request.getHeaders().get(HttpHeader.HOST);
        if (host == null || !hosts.accepts(host) || contradicts(request)) {
            return "";
        }
        return publicUrl.base().orElseGet(() -> own(request, host));
    }

    /** A request line may name a host too, and then that one counts. */
    private boolean contradicts(Request request) {
        String named = request.getHttpURI().getHost();
        return named != null && !hosts.accepts(named);
    }

    /** Behind a proxy, what it says of the caller's address is not read here. */
    private String own(Request request, String host) {
        if (proxies.contains(Request.getRemoteAddr(request))) {
            return "";
        }
        return (request.isSecure() ? "https://" : "http://") + host + contextPath;
    }
}
