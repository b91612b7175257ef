package dev.longshore.http;

import com.fasterxml.jackson.databind.JavaType;
import dev.longshore.representation.ForTheDocument;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.stereotype.Component;

/** Describes our enums by the words that {@link Spelling} gives them. */
@Component
@ForTheDocument
final class ApiSpelling implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Class<?> raw = classOf(type);
        if (raw.isEnum() && raw.getName().startsWith("dev.longshore.")) {
            StringSchema words = new StringSchema();
            words.setEnum(List.copyOf(Spelling.words(raw)));
            return words;
        }
        return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    }

    /** Jackson 2, which swagger-core speaks, wraps types in its own. */
    static Class<?> classOf(AnnotatedType type) {
        Type raw = type.getType() instanceof JavaType java ? java.getRawClass() : type.getType();
        return ResolvableType.forType(raw).resolve(Object.class);
    }
}
