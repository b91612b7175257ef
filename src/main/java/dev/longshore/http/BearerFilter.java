package dev.longshore.http;

import dev.longshore.access.Caller;
import dev.longshore.access.Tokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds the caller by the bearer token (RFC 6750, header only). Open routes are served whatever the token. */
final class BearerFilter extends OncePerRequestFilter {

    private static final Pattern BEARER = Pattern.compile("bearer +(\\S{1,512})", Pattern.CASE_INSENSITIVE);

    private final Tokens tokens;

    BearerFilter(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader("Authorization");
        if (header != null) {
            Matcher bearer = BEARER.matcher(header.strip());
            Optional<Caller> caller = bearer.matches() ? tokens.callerOf(bearer.group(1)) : Optional.empty();
            caller.ifPresentOrElse(known -> enter(request, known), () -> CallerMark.refuse(request));
        }
        chain.doFilter(request, response);
    }

    private static void enter(HttpServletRequest request, Caller caller) {
        CallerMark.set(request, caller);
        var authentication = UsernamePasswordAuthenticationToken.authenticated(caller.name(), null, List.of());
        SecurityContextHolder.setContext(new SecurityContextImpl(authentication));
    }
}
