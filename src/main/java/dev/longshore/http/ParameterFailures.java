package dev.longshore.http;

import dev.longshore.problem.Failure;
import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Texts;
import dev.longshore.reference.InvalidReference;
import dev.longshore.representation.ReferenceFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;

/** Failures of query parameters and path variables. */
final class ParameterFailures {

    private ParameterFailures() {}

    /** @param text the whole text that was refused, null if it is not known here */
    static Failure reference(InvalidReference invalid, @Nullable String text) {
        return ReferenceFailure.of(invalid, "", text);
    }

    static Failure missing(String name) {
        return new Invalid(ProblemType.INVALID_PARAMETER, "The parameter " + Texts.shown(name) + " is needed.")
                .with("parameter", name);
    }

    static Failure mismatch(TypeMismatchException thrown) {
        String value = String.valueOf(thrown.getValue());
        for (Throwable cause : FailureOf.causes(thrown)) {
            if (cause instanceof InvalidReference invalid) {
                return reference(invalid, value);
            }
        }
        String name = thrown.getPropertyName() == null ? "" : thrown.getPropertyName();
        return invalid(name, value, thrown.getRequiredType());
    }

    /** A query string that cannot be taken apart. */
    static Failure query() {
        return new Invalid(
                        ProblemType.INVALID_PARAMETER, "The query string cannot be read. Percent-encode it as UTF-8.")
                .with("parameter", "query");
    }

    /** A value that the type does not take. */
    static Failure invalid(String name, String value, @Nullable Class<?> type) {
        List<String> accepted = accepted(type);
        return new Invalid(
                        ProblemType.INVALID_PARAMETER,
                        "The parameter " + name + " does not accept " + Texts.shown(value) + "."
                                + (accepted == null ? "" : " Accepted: " + String.join(", ", accepted) + "."))
                .with("parameter", name)
                .with("value", Texts.cut(value))
                .with("accepted", accepted);
    }

    private static @Nullable List<String> accepted(@Nullable Class<?> type) {
        if (type == null) {
            return null;
        }
        if (type.isEnum()) {
            return Spelling.words(type);
        }
        if (type == boolean.class || type == Boolean.class) {
            return List.of("true", "false");
        }
        return type.isPrimitive() || Number.class.isAssignableFrom(type) ? List.of("a whole number") : null;
    }
}
