package dev.longshore.http;

import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemWriter;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the servlet container sends what everything else let through; a problem as any other. */
@Hidden
@RestController
final class ErrorPage implements ErrorController {

    private final FailureOf failures;
    private final ProblemWriter problems;

    ErrorPage(FailureOf failures, ProblemWriter problems) {
        this.failures = failures;
        this.problems = problems;
    }

    @Open
    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(failure(request), request, response);
    }

    private Failure failure(HttpServletRequest request) {
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            return failures.noSuchPath(request);
        }
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        Object cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        return ServerFailures.of(
                status instanceof Integer code ? code : 500,
                path == null ? "" : path.toString(),
                null,
                cause instanceof Throwable thrown ? thrown : null);
    }
}
