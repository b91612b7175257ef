package dev.longshore.http;

import dev.longshore.engine.Engines;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses a prefix {@code /engines/{engine}} that names no engine, also where the route itself does not ask for it. */
final class EngineGuard implements HandlerInterceptor {

    private final Engines engines;

    EngineGuard(Engines engines) {
        this.engines = engines;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        return EnginePrefix.of(request) == null || EnginePrefix.engine(request, engines) != null;
    }
}
