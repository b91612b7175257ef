package dev.longshore.http;

import dev.longshore.problem.Failure;
import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies over the limit: by their length where it is said, else when the limit is passed in reading. */
@Component
@Order(Stage.BODY)
final class BodyLimitFilter extends OncePerRequestFilter {

    private final long maximum;
    private final ProblemWriter problems;

    BodyLimitFilter(HttpProperties properties, ProblemWriter problems) {
        this.maximum = properties.maxBody().toBytes();
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > maximum) {
            problems.write(tooLarge(), request, response);
            return;
        }
        chain.doFilter(new Limited(request), response);
    }

    private Failure tooLarge() {
        return new Invalid(
                        ProblemType.BODY_TOO_LARGE,
                        "The body is larger than " + maximum + " bytes. Send less, or raise longshore.max-body.")
                .with("maximumBytes", maximum);
    }

    private final class Limited extends HttpServletRequestWrapper {

        Limited(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream());
        }
    }

    private final class Counted extends ServletInputStream {

        private final ServletInputStream body;
        private long left = maximum;

        Counted(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            int each = body.read();
            count(each < 0 ? 0 : 1);
            return each;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = body.read(into, offset, length);
            count(Math.max(0, count));
            return count;
        }

        private void count(int bytes) {
            left -= bytes;
            if (left < 0) {
                throw tooLarge();
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
