package dev.longshore.http;

import dev.longshore.representation.Query;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Gives controllers their {@link Query}. Spring's own binding of records reads, at each request and for each component, the
 * annotations of all of them, which takes longer than any list.
 */
final class QueryArguments implements HandlerMethodArgumentResolver {

    private final Map<Class<?>, Form> forms = new ConcurrentHashMap<>();

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return Query.class.isAssignableFrom(parameter.getParameterType());
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        return forms.computeIfAbsent(parameter.getParameterType(), Form::of).read(request);
    }

    /** How a record is made of a request: by its canonical constructor. */
    private record Form(Constructor<?> maker, List<RecordComponent> components) {

        static Form of(Class<?> type) {
            List<RecordComponent> components = List.of(type.getRecordComponents());
            Class<?>[] types = components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
            try {
                return new Form(type.getDeclaredConstructor(types), components);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("each record has a canonical constructor", e);
            }
        }

        Object read(NativeWebRequest request) {
            return BeanUtils.instantiateClass(
                    maker,
                    components.stream()
                            .map(component -> value(component, request))
                            .toArray());
        }

        private static @Nullable Object value(RecordComponent component, NativeWebRequest request) {
            String[] values = request.getParameterValues(component.getName());
            if (values == null) {
                return null;
            }
            return component.getType() == List.class ? Stream.of(values).toList() : values[0];
        }
    }
}
