package dev.longshore.http;

import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemWriter;
import dev.longshore.problem.Unexpected;
import dev.longshore.problem.Upstream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

/** Answers whatever was thrown, and logs it as its class deserves. */
@Component
final class FailureAnswers implements HandlerExceptionResolver {

    private static final Logger LOG = LoggerFactory.getLogger(FailureAnswers.class);

    private final FailureOf failures;
    private final ProblemWriter problems;
    private final DeniedChanges changes;

    FailureAnswers(FailureOf failures, ProblemWriter problems, DeniedChanges changes) {
        this.failures = failures;
        this.problems = problems;
        this.changes = changes;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception thrown) {
        try {
            return answer(recorded(thrown, request, handler), request, response) ? new ModelAndView() : null;
        } catch (IOException gone) {
            LOG.debug("The caller went away before the problem was written", gone);
            return new ModelAndView();
        }
    }

    /** Answers it unless an answer is under way; then the connection has to break, so that nobody takes it for whole. */
    boolean answer(Exception thrown, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (DisconnectedClientHelper.isClientDisconnectedException(thrown)) {
            LOG.debug("The caller went away", thrown);
            return true;
        }
        Failure failure = failures.of(thrown, request);
        log(failure, request);
        if (response.isCommitted()) {
            return false;
        }
        problems.write(failure, request, response);
        return true;
    }

    /** What is to be answered: the same, unless the record of it could not be written. */
    private Exception recorded(Exception thrown, HttpServletRequest request, @Nullable Object handler) {
        try {
            changes.recordUnread(request, handler, failures.of(thrown, request));
            return thrown;
        } catch (RuntimeException unrecorded) {
            return unrecorded;
        }
    }

    private static void log(Failure failure, HttpServletRequest request) {
        if (failure instanceof Unexpected) {
            LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure.getCause());
        } else if (failure instanceof Upstream) {
            LOG.error("{} {}: {}", request.getMethod(), request.getRequestURI(), failure.getMessage());
        } else {
            LOG.debug("{} {}: {}", request.getMethod(), request.getRequestURI(), failure.getMessage());
        }
    }
}
