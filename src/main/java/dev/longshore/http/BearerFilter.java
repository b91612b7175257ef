package dev.longshore.http;

import dev.longshore.access.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds the caller by the bearer token. Open routes are served whatever the token. */
final class BearerFilter extends OncePerRequestFilter {

    private final BearerTokens tokens;

    BearerFilter(BearerTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        if (!headers.isEmpty()) {
            caller(headers).ifPresentOrElse(known -> enter(request, known), () -> CallerMark.refuse(request));
        }
        chain.doFilter(request, response);
    }

    /** Who sends two means to be taken for one of them by us and for the other by somebody else. */
    private Optional<Caller> caller(List<String> headers) {
        return headers.size() == 1 ? tokens.callerOf(headers.getFirst()) : Optional.empty();
    }

    private static void enter(HttpServletRequest request, Caller caller) {
        CallerMark.set(request, caller);
        var authentication = UsernamePasswordAuthenticationToken.authenticated(caller.name(), null, List.of());
        SecurityContextHolder.setContext(new SecurityContextImpl(authentication));
    }
}
