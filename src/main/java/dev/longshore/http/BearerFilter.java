package dev.longshore.http;

import dev.longshore.access.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
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
        String header = request.getHeader("Authorization");
        if (header != null) {
            tokens.callerOf(header).ifPresentOrElse(known -> enter(request, known), () -> CallerMark.refuse(request));
        }
        chain.doFilter(request, response);
    }

    private static void enter(HttpServletRequest request, Caller caller) {
        CallerMark.set(request, caller);
        var authentication = UsernamePasswordAuthenticationToken.authenticated(caller.name(), null, List.of());
        SecurityContextHolder.setContext(new SecurityContextImpl(authentication));
    }
}
