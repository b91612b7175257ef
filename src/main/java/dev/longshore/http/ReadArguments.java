package dev.longshore.http;

import dev.longshore.inventory.Freshness;
import dev.longshore.representation.Format;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers what a read's headers ask for: how fresh, and in which form. */
final class ReadArguments implements HandlerMethodArgumentResolver {

    private final Clock clock;

    ReadArguments(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Freshness.class || parameter.getParameterType() == Format.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        return parameter.getParameterType() == Format.class
                ? Format.accepted(header(request, HttpHeaders.ACCEPT))
                : Freshness.asked(header(request, HttpHeaders.CACHE_CONTROL), clock.instant());
    }

    /** A header that came in several lines means the same as one with commas (RFC 9110, section 5.3). */
    private static @Nullable String header(NativeWebRequest request, String name) {
        String[] values = request.getHeaderValues(name);
        return values == null ? null : String.join(",", values);
    }
}
