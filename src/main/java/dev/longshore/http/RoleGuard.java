package dev.longshore.http;

import dev.longshore.access.Caller;
import dev.longshore.access.Requires;
import dev.longshore.access.Role;
import dev.longshore.problem.Denied;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Holds callers to the role that the route's method names, before any argument is read. */
@Component
final class RoleGuard implements HandlerInterceptor {

    private final DeniedChanges denied;

    RoleGuard(DeniedChanges denied) {
        this.denied = denied;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && !method.hasMethodAnnotation(Open.class)) {
            check(request, method, isOptions(request, method) ? Role.VIEWER : required(method));
        }
        return true;
    }

    /** Spring's own answer to OPTIONS, which names the methods of a route. */
    private static boolean isOptions(HttpServletRequest request, HandlerMethod method) {
        return "OPTIONS".equals(request.getMethod()) && !RolesDeclared.isOurs(method);
    }

    /** The role of a route; one that says nothing is the administrator's. */
    static Role required(HandlerMethod method) {
        Requires requires = method.getMethodAnnotation(Requires.class);
        return requires == null ? Role.ADMIN : requires.value();
    }

    private void check(HttpServletRequest request, HandlerMethod method, Role required) {
        Caller caller = CallerMark.of(request)
                .orElseThrow(() -> new Denied(ProblemType.UNAUTHENTICATED, "Send a token with the request."));
        if (!caller.role().covers(required)) {
            Failure denial = Refusals.forbidden(caller, required);
            denied.record(request, method, caller, denial);
            throw denial;
        }
    }
}
