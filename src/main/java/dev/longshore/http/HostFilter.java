package dev.longshore.http;

import dev.longshore.problem.Denied;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.ProblemWriter;
import dev.longshore.problem.RequestMarks;
import dev.longshore.problem.Texts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests for hosts that are not ours (421), before anything looks at them: a page whose name was rebound to our
 * address must not read a loopback service. Then it settles what links start with.
 */
@Component
@Order(Stage.HOST)
final class HostFilter extends OncePerRequestFilter {

    private final AllowedHosts hosts;
    private final PublicUrl publicUrl;
    private final ProblemWriter problems;

    HostFilter(AllowedHosts hosts, PublicUrl publicUrl, ProblemWriter problems) {
        this.hosts = hosts;
        this.publicUrl = publicUrl;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String refused = refused(request);
        if (refused != null) {
            problems.write(denied(refused), request, response);
            return;
        }
        RequestMarks.base(request, publicUrl.base().orElseGet(() -> baseOf(request)));
        chain.doFilter(request, response);
    }

    /** HTTP/1.0 may come without Host, from health checks; the server refuses HTTP/1.1 without. */
    private @Nullable String refused(HttpServletRequest request) {
        String header = request.getHeader("Host");
        if (header == null && "HTTP/1.0".equals(request.getProtocol())) {
            return null;
        }
        boolean forwarded = ForwardedFilter.trusted(request);
        if (!forwarded && (header == null || !hosts.accepts(header))) {
            return header == null ? "" : header;
        }
        String server = request.getServerName();
        return hosts.acceptsServer(server) ? null : server;
    }

    private static String baseOf(HttpServletRequest request) {
        if (request.getHeader("Host") == null) {
            return request.getContextPath();
        }
        int port = request.getServerPort();
        boolean usual = port == ("https".equals(request.getScheme()) ? 443 : 80);
        String server = request.getServerName();
        return request.getScheme() + "://" + server + (usual ? "" : ":" + port) + request.getContextPath();
    }

    private static Denied denied(String host) {
        Denied denied = new Denied(
                ProblemType.HOST_NOT_ALLOWED,
                "This service does not answer to the host " + Texts.shown(host)
                        + ". Call it by a name it knows, or add the name to longshore.allowed-hosts.");
        denied.with("host", Texts.cut(host));
        return denied;
    }
}
