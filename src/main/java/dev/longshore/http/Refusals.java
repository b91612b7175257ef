package dev.longshore.http;

import dev.longshore.access.Caller;
import dev.longshore.access.Role;
import dev.longshore.audit.Actor;
import dev.longshore.problem.Denied;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Answers of the security chain: no token, one that is nobody's, one whose role does not suffice. */
@Component
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ProblemWriter problems;
    private final Attempts attempts = new Attempts(System::nanoTime);

    Refusals(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        if (!CallerMark.refused(request)) {
            problems.write(
                    new Denied(
                            ProblemType.UNAUTHENTICATED,
                            "Send a token: Authorization: Bearer <token>. The first start wrote an admin's to the file"
                                    + " admin-token in longshore.data-dir."),
                    request,
                    response);
            return;
        }
        long seconds = attempts.failed(ForwardedFilter.client(request));
        if (seconds == 0) {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"longshore\", error=\"invalid_token\"");
        }
        problems.write(seconds == 0 ? nobodys() : tooMany(seconds), request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        Role required = Doors.required(request);
        problems.write(
                CallerMark.of(request)
                        .map(caller -> forbidden(caller, required))
                        .orElseGet(Refusals::nobodys),
                request,
                response);
    }

    static Failure forbidden(Caller caller, Role required) {
        return Actor.forbidden(caller, required, "This");
    }

    private static Failure nobodys() {
        return new Denied(
                ProblemType.UNAUTHENTICATED,
                "The Authorization header holds no valid token. Send: Authorization: Bearer <token>.");
    }

    private static Failure tooMany(long seconds) {
        return new Denied(
                        ProblemType.TOO_MANY_ATTEMPTS,
                        "Too many requests with invalid tokens came from this address. Wait, then send a valid one.")
                .with("retryAfterSeconds", seconds);
    }
}
