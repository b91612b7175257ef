package dev.longshore.http;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/**
 * The query parameters that a route's method declares: each {@code @RequestParam}, and each component of a record that is
 * a {@code @ModelAttribute}.
 *
 * @param kinds by name, in the order of declaration
 */
record DeclaredParameters(Map<String, Kind> kinds) {

    /** How often a parameter may come, and whether it may be empty. */
    enum Kind {
        /** Once; any text. */
        ONE_TEXT,
        /** Once; a number, a word, a time: never empty. */
        ONE_VALUE,
        /** Any number of times. */
        MANY
    }

    static DeclaredParameters of(HandlerMethod method) {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam single = parameter.getParameterAnnotation(RequestParam.class);
            if (single != null) {
                kinds.put(nameOf(single, parameter), kind(parameter.getParameterType()));
            } else if (parameter.hasParameterAnnotation(ModelAttribute.class)
                    && parameter.getParameterType().isRecord()) {
                Stream.of(parameter.getParameterType().getRecordComponents())
                        .forEach(component -> kinds.put(component.getName(), kind(component.getType())));
            }
        }
        return new DeclaredParameters(kinds);
    }

    private static String nameOf(RequestParam annotation, MethodParameter parameter) {
        if (!annotation.name().isEmpty()) {
            return annotation.name();
        }
        String name = parameter.getParameter().getName();
        return annotation.value().isEmpty() ? name : annotation.value();
    }

    private static Kind kind(Class<?> type) {
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return Kind.MANY;
        }
        return type == String.class ? Kind.ONE_TEXT : Kind.ONE_VALUE;
    }
}
