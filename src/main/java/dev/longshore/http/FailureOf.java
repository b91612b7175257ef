package dev.longshore.http;

import dev.longshore.problem.Failure;
import dev.longshore.problem.Invalid;
import dev.longshore.problem.NotFound;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Texts;
import dev.longshore.problem.Unexpected;
import dev.longshore.reference.InvalidReference;
import dev.longshore.store.StoreFailures;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpMethod;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** The failure that an exception of Spring, Jackson or the server means. */
@Component
final class FailureOf {

    private final Routes routes;

    FailureOf(Routes routes) {
        this.routes = routes;
    }

    Failure of(Exception thrown, HttpServletRequest request) {
        return switch (thrown) {
            case Failure failure -> failure;
            case InvalidReference invalid -> ParameterFailures.reference(invalid, null);
            case NoHandlerFoundException none -> noSuchPath(request);
            case NoResourceFoundException none -> noSuchPath(request);
            case HttpRequestMethodNotSupportedException method -> method(method);
            case HttpMediaTypeNotAcceptableException accept -> accept(accept);
            case HttpMediaTypeNotSupportedException type -> ServerFailures.mediaType();
            case MissingServletRequestParameterException missing ->
                ParameterFailures.missing(missing.getParameterName());
            case MissingRequestHeaderException missing -> ParameterFailures.missing(missing.getHeaderName());
            case TypeMismatchException mismatch -> ParameterFailures.mismatch(mismatch);
            case HttpMessageNotReadableException body -> BodyFailures.of(body);
            case RequestRejectedException rejected ->
                PathRules.refused(request.getRequestURI(), "something that no path or header may hold");
            case null, default -> other(thrown);
        };
    }

    private static Failure other(@Nullable Exception thrown) {
        for (Throwable cause : causes(thrown)) {
            if (cause instanceof Failure failure) {
                return failure;
            }
            if (cause instanceof HttpException http && http.getCode() < 500) {
                return ParameterFailures.query();
            }
        }
        return Optional.ofNullable(thrown).flatMap(StoreFailures::of).orElseGet(() -> unexpected(thrown));
    }

    /** Says nothing of the cause: that is in the log under the request's id. */
    static Failure unexpected(@Nullable Throwable cause) {
        return new Unexpected(
                ProblemType.INTERNAL,
                "Something failed inside Longshore. Its log has the cause under the request id.",
                cause);
    }

    Failure noSuchPath(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        Optional<String> likely = routes.likely(path).map(route -> EnginePrefix.path(request) + route);
        return new NotFound(
                        ProblemType.NO_SUCH_PATH,
                        "Nothing is served at " + Texts.shown(path) + "."
                                + likely.map(near -> " Did you mean " + near + "?")
                                        .orElse(" The API is described at /openapi.json."))
                .with("path", Texts.cut(path))
                .with("likely", likely.orElse(null));
    }

    private static Failure method(HttpRequestMethodNotSupportedException thrown) {
        Set<String> allowed = new TreeSet<>(List.of("OPTIONS"));
        Set<HttpMethod> supported =
                Optional.ofNullable(thrown.getSupportedHttpMethods()).orElse(Set.of());
        supported.forEach(method -> allowed.add(method.name()));
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        return new Invalid(
                        ProblemType.METHOD_NOT_ALLOWED,
                        Texts.shown(thrown.getMethod()) + " is not allowed here; allowed: " + String.join(", ", allowed)
                                + ".")
                .with("method", Texts.cut(thrown.getMethod()))
                .with("allowed", List.copyOf(allowed));
    }

    private static Failure accept(HttpMediaTypeNotAcceptableException thrown) {
        List<String> accepted = types(thrown);
        return new Invalid(
                        ProblemType.NOT_ACCEPTABLE,
                        "The Accept header allows nothing that can be sent here; that would be: "
                                + String.join(", ", accepted) + ".")
                .with("accepted", accepted);
    }

    private static List<String> types(HttpMediaTypeException thrown) {
        return thrown.getSupportedMediaTypes().stream()
                .map(Object::toString)
                .filter(type -> !type.contains("*"))
                .distinct()
                .toList();
    }

    /** The exception and its causes, outermost first. */
    static List<Throwable> causes(@Nullable Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
    }
}
