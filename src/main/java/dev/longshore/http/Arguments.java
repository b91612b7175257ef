package dev.longshore.http;

import dev.longshore.access.Caller;
import dev.longshore.audit.Actor;
import dev.longshore.engine.Engine;
import dev.longshore.engine.Engines;
import dev.longshore.operations.Asked;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers the caller and the engine that the request means, and each or both with what a change needs to know. */
final class Arguments implements HandlerMethodArgumentResolver {

    private static final Set<Class<?>> TYPES = Set.of(Caller.class, Actor.class, Engine.class, Asked.class);

    private final Engines engines;

    Arguments(Engines engines) {
        this.engines = engines;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return TYPES.contains(parameter.getParameterType());
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binderFactory) {
        HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new IllegalStateException("not a servlet request");
        }
        if (parameter.getParameterType() == Asked.class) {
            return Asking.of(request, engines);
        }
        if (parameter.getParameterType() == Engine.class) {
            return EnginePrefix.engine(request, engines);
        }
        Caller caller = CallerMark.of(request).orElseThrow();
        return parameter.getParameterType() == Caller.class ? caller : Asking.actor(request, caller);
    }
}
