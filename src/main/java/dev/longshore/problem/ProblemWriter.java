package dev.longshore.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns failures into answers (RFC 9457): the only place that knows how a problem looks on the wire. It serves MVC,
 * filters, the security chain, the server's own error handler, stored operations and event streams alike.
 */
@Component
public final class ProblemWriter {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private final JsonMapper mapper;

    ProblemWriter(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * Answers the request with the failure. What was written before is dropped, headers stay.
     *
     * @throws IllegalStateException if the response is committed
     */
    public void write(Failure failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(Problem.of(failure), request, response);
    }

    /** The same with a failure that was kept. */
    public void write(Problem kept, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.resetBuffer();
        Problem problem = withReadings(kept, request);
        byte[] body = mapper.writeValueAsBytes(body(problem, request));
        response.setStatus(problem.type().status());
        headers(problem).forEach(response::setHeader);
        if (problem.type() == ProblemType.UNAUTHENTICATED && !response.containsHeader("WWW-Authenticate")) {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"longshore\"");
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    /** The problem as an object to put in an answer, with the link that suits this request, and the request's id. */
    public Map<String, Object> body(Problem problem, HttpServletRequest request) {
        return body(
                problem,
                RequestMarks.base(request),
                RequestMarks.requestId(request).orElse(null));
    }

    /**
     * The same outside a request.
     *
     * @param base what the link starts with; empty for the path alone
     * @param requestId left out if null
     */
    public Map<String, Object> body(Problem problem, String base, @Nullable String requestId) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", base + "/problems/" + problem.type().code());
        body.put("title", problem.type().title());
        body.put("status", problem.type().status());
        body.put("code", problem.type().code());
        body.put("detail", problem.detail());
        if (requestId != null) {
            body.put("requestId", requestId);
        }
        problem.members().forEach(body::putIfAbsent);
        return body;
    }

    /** The same as bytes of {@link #MEDIA_TYPE}, for a server's error handler that has no servlet request. */
    public byte[] bytes(Problem problem, String base, @Nullable String requestId) {
        return mapper.writeValueAsBytes(body(problem, base, requestId));
    }

    /** The headers that belong to the problem, beside its length. */
    public Map<String, String> headers(Problem problem) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", MEDIA_TYPE);
        headers.put("Cache-Control", "no-store");
        Object seconds = problem.members().get("retryAfterSeconds");
        if (seconds != null) {
            headers.put("Retry-After", seconds.toString());
        }
        if (problem.type() == ProblemType.METHOD_NOT_ALLOWED
                && problem.members().get("allowed") instanceof Collection<?> allowed) {
            headers.put("Allow", allowed.stream().map(Object::toString).collect(Collectors.joining(", ")));
        }
        return headers;
    }

    private static Problem withReadings(Problem problem, HttpServletRequest request) {
        List<String> readings = RequestMarks.otherReadings(request);
        if (readings.isEmpty() || !problem.type().members().contains("alsoRead")) {
            return problem;
        }
        Map<String, Object> members = new LinkedHashMap<>(problem.members());
        members.putIfAbsent("alsoRead", readings);
        return new Problem(problem.type(), problem.detail(), members);
    }
}
