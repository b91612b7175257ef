package dev.longshore.http;

import dev.longshore.problem.Failure;
import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Texts;
import dev.longshore.reference.InvalidReference;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Failures of request bodies. */
final class BodyFailures {

    private BodyFailures() {}

    static Failure of(HttpMessageNotReadableException thrown) {
        for (Throwable cause : FailureOf.causes(thrown)) {
            Optional<Failure> failure = one(cause);
            if (failure.isPresent()) {
                return failure.get();
            }
        }
        return new Invalid(ProblemType.MALFORMED_BODY, "A JSON object is needed as the body.", thrown);
    }

    private static Optional<Failure> one(Throwable cause) {
        return switch (cause) {
            case Failure failure -> Optional.of(failure);
            case InvalidReference invalid -> Optional.of(ParameterFailures.reference(invalid, null));
            case UnrecognizedPropertyException unknown -> Optional.of(unknown(unknown));
            case StreamReadException broken -> Optional.of(broken(broken));
            case DatabindException field
            when !(field.getCause() instanceof Failure) && !(field.getCause() instanceof InvalidReference) ->
                Optional.of(field(field));
            default -> Optional.empty();
        };
    }

    private static Failure unknown(UnrecognizedPropertyException thrown) {
        List<String> known = Optional.ofNullable(thrown.getKnownPropertyIds()).stream()
                .flatMap(ids -> ids.stream())
                .map(Object::toString)
                .sorted()
                .toList();
        return new Invalid(
                        ProblemType.UNKNOWN_PARAMETER,
                        "The body's field " + Texts.shown(path(thrown)) + " is not known here. Accepted: "
                                + String.join(", ", known) + ".",
                        thrown)
                .with("parameter", Texts.cut(path(thrown)))
                .with("accepted", known);
    }

    private static Failure broken(StreamReadException thrown) {
        return new Invalid(
                ProblemType.MALFORMED_BODY,
                (isDoubled(thrown) ? "The body has a field twice" : "The body is not well-formed JSON") + where(thrown)
                        + ". Send a JSON object in UTF-8.",
                thrown);
    }

    /** Jackson has no type of its own for it. */
    private static boolean isDoubled(StreamReadException thrown) {
        return thrown.getOriginalMessage().startsWith("Duplicate");
    }

    private static Failure field(DatabindException thrown) {
        String path = path(thrown);
        if (path.isEmpty()) {
            return new Invalid(ProblemType.MALFORMED_BODY, "A JSON object is needed as the body.", thrown);
        }
        return new Invalid(
                        ProblemType.INVALID_PARAMETER,
                        "The body's field " + Texts.shown(path) + " has a value of another kind than expected"
                                + where(thrown) + ".",
                        thrown)
                .with("parameter", Texts.cut(path));
    }

    private static String where(JacksonException thrown) {
        var location = thrown.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    private static String path(JacksonException thrown) {
        return thrown.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."));
    }
}
