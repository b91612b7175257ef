package dev.longshore.http;

import dev.longshore.problem.Denied;
import dev.longshore.problem.Failure;
import dev.longshore.problem.Invalid;
import dev.longshore.problem.NotFound;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Texts;
import dev.longshore.problem.Unavailable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The failure that a bare status of the server means. */
final class ServerFailures {

    /** As {@code server.max-http-request-header-size} in application.yaml; both stand in the problem only. */
    private static final int HEADER_BYTES = 16 * 1024;

    private ServerFailures() {}

    /**
     * The failure.
     *
     * @param reason the server's words, null if there are none; shown only where the request is at fault
     */
    static Failure of(int status, String path, @Nullable String reason, @Nullable Throwable cause) {
        return switch (status) {
            case 401 -> new Denied(ProblemType.UNAUTHENTICATED, "Send a token: Authorization: Bearer <token>.");
            case 404 ->
                new NotFound(ProblemType.NO_SUCH_PATH, "Nothing is served at " + Texts.shown(path) + ".")
                        .with("path", Texts.cut(path));
            case 405 -> new Invalid(ProblemType.METHOD_NOT_ALLOWED, "The method is not allowed here.");
            case 406 -> new Invalid(ProblemType.NOT_ACCEPTABLE, "Nothing that the Accept header allows can be sent.");
            case 413 -> new Invalid(ProblemType.BODY_TOO_LARGE, "The body is larger than accepted.");
            case 414 -> PathRules.tooLong();
            case 415 -> mediaType();
            case 431 ->
                new Invalid(
                                ProblemType.HEADERS_TOO_LARGE,
                                "The request's headers are larger than " + HEADER_BYTES + " bytes. Send fewer.")
                        .with("maximumBytes", HEADER_BYTES);
            case 503 ->
                new Unavailable(
                                ProblemType.SHUTTING_DOWN,
                                "The service is stopping or starting. Try again shortly.",
                                cause)
                        .with("retryAfterSeconds", 5);
            // Jetty's word for a request line that is none: without a path its last part reads as no version.
            case 505 -> malformed(path, reason);
            default -> status >= 400 && status < 500 ? malformed(path, reason) : FailureOf.unexpected(cause);
        };
    }

    static Failure mediaType() {
        return new Invalid(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "A JSON object is needed as the body, with the Content-Type application/json.")
                .with("accepted", List.of("application/json"));
    }

    private static Failure malformed(String path, @Nullable String reason) {
        return PathRules.refusal(path)
                .orElseGet(() -> new Invalid(
                                ProblemType.INVALID_PARAMETER,
                                "The request is not well-formed HTTP" + (reason == null ? "" : " (" + reason + ")")
                                        + ".")
                        .with("parameter", "request"));
    }
}
