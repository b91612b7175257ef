package dev.longshore.http;

import dev.longshore.representation.Query;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/**
 * The query parameters that a route's method declares: each {@code @RequestParam}, and each component of its
 * {@link Query}.
 *
 * @param types by name, in the order of declaration
 */
record DeclaredParameters(Map<String, Class<?>> types) {

    static DeclaredParameters of(HandlerMethod method) {
        Map<String, Class<?>> types = new LinkedHashMap<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam single = parameter.getParameterAnnotation(RequestParam.class);
            if (single != null) {
                types.put(nameOf(single, parameter), parameter.getParameterType());
            } else if (Query.class.isAssignableFrom(parameter.getParameterType())) {
                Stream.of(parameter.getParameterType().getRecordComponents())
                        .forEach(component -> types.put(component.getName(), component.getType()));
            }
        }
        return new DeclaredParameters(types);
    }

    private static String nameOf(RequestParam annotation, MethodParameter parameter) {
        if (!annotation.name().isEmpty()) {
            return annotation.name();
        }
        String name = parameter.getParameter().getName();
        return annotation.value().isEmpty() ? name : annotation.value();
    }

    /** Whether parameters of this type may come more than once. */
    static boolean many(Class<?> type) {
        return type.isArray() || Collection.class.isAssignableFrom(type);
    }
}
