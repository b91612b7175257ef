package dev.longshore.http;

import dev.longshore.problem.Problem;
import dev.longshore.problem.ProblemWriter;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Writes the refusals that Jetty makes before any filter runs (bad request line, headers too large) as problems. */
final class ServerErrors extends ErrorHandler {

    private final ProblemWriter problems;
    private final AcceptedBase base;

    ServerErrors(ProblemWriter problems, AcceptedBase base) {
        this.problems = problems;
        this.base = base;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        String path = request.getHttpURI().getPath();
        Problem problem = Problem.of(ServerFailures.of(code, path == null ? "" : path, message, cause));
        String id = RequestIdFilter.idOf(request.getHeaders().get(RequestIdFilter.HEADER));
        byte[] body = problems.bytes(problem, base.of(request), id);
        response.setStatus(problem.type().status());
        StandingHeaders.ALL.forEach(response.getHeaders()::put);
        problems.headers(problem).forEach(response.getHeaders()::put);
        response.getHeaders().put(RequestIdFilter.HEADER, id);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
