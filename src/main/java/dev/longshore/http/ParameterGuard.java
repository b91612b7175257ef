package dev.longshore.http;

import dev.longshore.problem.Failure;
import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses query parameters that the route does not declare, and single ones that come more than once or empty. */
@Component
final class ParameterGuard implements HandlerInterceptor {

    private final Map<Method, DeclaredParameters> declared = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && RolesDeclared.isOurs(method)) {
            DeclaredParameters known = declared.computeIfAbsent(method.getMethod(), m -> DeclaredParameters.of(method));
            request.getParameterMap().forEach((name, values) -> check(known, name, values));
        }
        return true;
    }

    private static void check(DeclaredParameters known, String name, String[] values) {
        DeclaredParameters.Kind kind = known.kinds().get(name);
        if (kind == null) {
            throw unknown(known, name);
        }
        if (kind != DeclaredParameters.Kind.MANY && values.length > 1) {
            throw invalid(name, values[1], "Send it once; it came " + values.length + " times.");
        }
        if (kind == DeclaredParameters.Kind.ONE_VALUE && values[0].isEmpty()) {
            throw invalid(name, "", "Give it a value, or leave it out.");
        }
    }

    private static Failure unknown(DeclaredParameters known, String name) {
        return new Invalid(
                        ProblemType.UNKNOWN_PARAMETER,
                        "The query parameter " + Texts.shown(name) + " is not known here. "
                                + (known.kinds().isEmpty()
                                        ? "This route takes none."
                                        : "This route takes: "
                                                + String.join(
                                                        ", ", known.kinds().keySet()) + "."))
                .with("parameter", Texts.cut(name))
                .with("accepted", known.kinds().keySet());
    }

    private static Failure invalid(String name, String value, String remedy) {
        return new Invalid(
                        ProblemType.INVALID_PARAMETER, "The query parameter " + name + " is not accepted so. " + remedy)
                .with("parameter", name)
                .with("value", Texts.cut(value));
    }
}
