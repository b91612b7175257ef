package dev.longshore.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ForwardedHeaderFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Believes {@code X-Forwarded-…} and {@code Forwarded} (RFC 7239) of trusted proxies, and takes them off every other
 * request, so that nothing behind can mistake them for the truth.
 */
@Component
@Order(Stage.FORWARDED)
final class ForwardedFilter extends OncePerRequestFilter {

    private static final String CLIENT = ForwardedFilter.class.getName() + ".client";
    private static final String TRUSTED = ForwardedFilter.class.getName() + ".trusted";

    private final TrustedProxies proxies;
    private final ForwardedHeaderFilter believe = new ForwardedHeaderFilter();
    private final ForwardedHeaderFilter takeOff = new ForwardedHeaderFilter();

    ForwardedFilter(TrustedProxies proxies) {
        this.proxies = proxies;
        takeOff.setRemoveOnly(true);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean trusted = proxies.contains(request.getRemoteAddr());
        request.setAttribute(TRUSTED, trusted);
        request.setAttribute(CLIENT, trusted ? nearestStranger(request) : request.getRemoteAddr());
        (trusted ? believe : takeOff).doFilter(request, response, chain);
    }

    /** Whether the request came from a trusted proxy. */
    static boolean trusted(HttpServletRequest request) {
        return Boolean.TRUE.equals(request.getAttribute(TRUSTED));
    }

    /** The address of the nearest peer that is no trusted proxy; what it claims of peers behind it does not count. */
    static String client(HttpServletRequest request) {
        Object client = request.getAttribute(CLIENT);
        return client == null ? request.getRemoteAddr() : (String) client;
    }

    private String nearestStranger(HttpServletRequest request) {
        List<String> hops = Collections.list(request.getHeaders("X-Forwarded-For")).stream()
                .flatMap(line -> Stream.of(line.split(",", -1)))
                .map(String::strip)
                .filter(hop -> hop.matches("[0-9A-Fa-f.:]{2,45}"))
                .toList();
        return hops.reversed().stream()
                .filter(hop -> !proxies.contains(hop))
                .findFirst()
                .orElse(request.getRemoteAddr());
    }
}
