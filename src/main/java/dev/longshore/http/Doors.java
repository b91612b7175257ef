package dev.longshore.http;

import dev.longshore.access.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** What the security chain asks of routes that are not controllers of ours; those say it by their annotation. */
final class Doors {

    /** Open to everybody. */
    static final String[] OPEN = {
        "/actuator/health/liveness",
        "/actuator/health/readiness",
        "/problems",
        "/problems/*",
        "/openapi.json",
        "/openapi.yaml",
        "/",
        "/swagger-ui/**"
    };

    private static final String REQUIRED = Doors.class.getName();

    private Doors() {}

    /** Lets in callers of at least this role. */
    static AuthorizationManager<RequestAuthorizationContext> atLeast(Role role) {
        return new AuthorizationManager<>() {
            @Override
            public AuthorizationResult authorize(
                    Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
                HttpServletRequest request = context.getRequest();
                request.setAttribute(REQUIRED, role);
                return new AuthorizationDecision(CallerMark.of(request)
                        .filter(caller -> caller.role().covers(role))
                        .isPresent());
            }
        };
    }

    /** The role that was asked for last. */
    static Role required(HttpServletRequest request) {
        Object required = request.getAttribute(REQUIRED);
        return required == null ? Role.VIEWER : (Role) required;
    }
}
