package dev.longshore.http;

import dev.longshore.access.Caller;
import dev.longshore.engine.Engine;
import dev.longshore.engine.Engines;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers the caller and the engine that the request means. */
final class Arguments implements HandlerMethodArgumentResolver {

    private final Engines engines;

    Arguments(Engines engines) {
        this.engines = engines;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class || parameter.getParameterType() == Engine.class;
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
        return parameter.getParameterType() == Caller.class
                ? CallerMark.of(request).orElseThrow()
                : EnginePrefix.engine(request, engines);
    }
}
