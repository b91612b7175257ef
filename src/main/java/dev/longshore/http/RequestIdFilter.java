package dev.longshore.http;

import dev.longshore.problem.RequestMarks;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every request an id, and every answer the headers that belong on all of them. The caller's {@code X-Request-Id} is
 * kept if it is 1 to 64 of {@code A-Za-z0-9._-}. What escapes everything behind ends here as a problem.
 */
@Component
@Order(Stage.REQUEST_ID)
final class RequestIdFilter extends OncePerRequestFilter {

    static final String HEADER = "X-Request-Id";

    private static final String MDC_KEY = "requestId";
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final FailureAnswers answers;

    RequestIdFilter(FailureAnswers answers) {
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = idOf(request.getHeader(HEADER));
        RequestMarks.requestId(request, id);
        response.setHeader(HEADER, id);
        StandingHeaders.ALL.forEach(response::setHeader);
        MDC.put(MDC_KEY, id);
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException e) {
            if (!answers.answer(e, request, response)) {
                throw e;
            }
        } finally {
            MDC.remove(MDC_KEY);
        }
    }

    static String idOf(@Nullable String sent) {
        return sent != null && SANE.matcher(sent).matches() ? sent : random();
    }

    /** A UUID of version 4 (RFC 9562). It keeps no secret, so that no strong random numbers are spent on it. */
    private static String random() {
        ThreadLocalRandom numbers = ThreadLocalRandom.current();
        long first = (numbers.nextLong() & ~0xF000L) | 0x4000L;
        long second = (numbers.nextLong() >>> 2) | (1L << 63);
        return new UUID(first, second).toString();
    }
}
