package dev.longshore.http;

import dev.longshore.problem.Failure;
import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Reads query parameters to the letter: refuses those that the route does not declare, single ones that come more than
 * once or empty, and spellings of truth and numbers that Spring would let pass ({@code yes}, {@code 0x10}).
 */
@Component
final class ParameterGuard implements HandlerInterceptor {

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final Set<Class<?>> NUMBERS = Set.of(int.class, Integer.class, long.class, Long.class);

    private final Map<Method, DeclaredParameters> declared = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && RolesDeclared.isOurs(method)) {
            checkEncoding(request.getQueryString());
            DeclaredParameters known = declared.computeIfAbsent(method.getMethod(), m -> DeclaredParameters.of(method));
            request.getParameterMap().forEach((name, values) -> check(known, name, values));
        }
        return true;
    }

    /** The server would put a replacement character in place of what it cannot read. */
    private static void checkEncoding(@Nullable String query) {
        if (query != null && !PathRules.isEncoded(query)) {
            throw ParameterFailures.query();
        }
    }

    private static void check(DeclaredParameters known, String name, String[] values) {
        Class<?> type = known.types().get(name);
        if (type == null) {
            throw unknown(known, name);
        }
        if (DeclaredParameters.many(type)) {
            return;
        }
        if (values.length > 1) {
            throw repeated(name, values);
        }
        if (!fits(type, values[0])) {
            throw ParameterFailures.invalid(name, values[0], type);
        }
    }

    private static boolean fits(Class<?> type, String value) {
        if (type == boolean.class || type == Boolean.class) {
            return value.equals("true") || value.equals("false");
        }
        if (NUMBERS.contains(type)) {
            return WHOLE.matcher(value).matches();
        }
        if (type.isEnum()) {
            return Spelling.words(type).contains(value);
        }
        return type == String.class || !value.isEmpty();
    }

    private static Failure unknown(DeclaredParameters known, String name) {
        Set<String> accepted = known.types().keySet();
        return new Invalid(
                        ProblemType.UNKNOWN_PARAMETER,
                        "The query parameter " + Texts.shown(name) + " is not known here. "
                                + (accepted.isEmpty()
                                        ? "This route takes none."
                                        : "This route takes: " + String.join(", ", accepted) + "."))
                .with("parameter", Texts.cut(name))
                .with("accepted", accepted);
    }

    private static Failure repeated(String name, String[] values) {
        return new Invalid(
                        ProblemType.INVALID_PARAMETER,
                        "The query parameter " + name + " came " + values.length + " times. Send it once.")
                .with("parameter", name)
                .with("value", Texts.cut(values[1]));
    }
}
