package dev.longshore.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes TRACE past the servlet API, which would echo the request, to the routes: as a method that it does not know, so
 * that they refuse it and say what they allow.
 */
@Component
@Order(Stage.TRACE)
final class TraceFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter("TRACE".equals(request.getMethod()) ? new Traced(request) : request, response);
    }

    private static final class Traced extends HttpServletRequestWrapper {

        Traced(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "trace";
        }
    }
}
