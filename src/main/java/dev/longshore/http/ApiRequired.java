package dev.longshore.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.longshore.representation.ForTheDocument;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells generated clients which members are always there: those that are not nullable. */
@Component
@ForTheDocument
final class ApiRequired implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> schema = chain.next().resolve(type, context, chain);
        Class<?> raw = ApiSpelling.classOf(type);
        if (schema != null && raw.isRecord() && raw.getName().startsWith("dev.longshore.")) {
            definition(schema, context).ifPresent(each -> require(raw, each));
        }
        return schema;
    }

    private static Optional<Schema<?>> definition(Schema<?> schema, ModelConverterContext context) {
        String reference = schema.get$ref();
        return reference == null
                ? Optional.of(schema)
                : Optional.ofNullable(
                        context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1)));
    }

    private static void require(Class<?> record, Schema<?> schema) {
        if (schema.getProperties() != null) {
            required(record)
                    .filter(schema.getProperties()::containsKey)
                    .filter(name -> schema.getRequired() == null
                            || !schema.getRequired().contains(name))
                    .forEach(schema::addRequiredItem);
        }
    }

    private static Stream<String> required(Class<?> record) {
        return Arrays.stream(record.getRecordComponents()).flatMap(each -> {
            if (each.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                return required(each.getType());
            }
            return each.getAnnotatedType().isAnnotationPresent(Nullable.class) ? Stream.of() : Stream.of(nameOf(each));
        });
    }

    private static String nameOf(RecordComponent component) {
        JsonProperty name = component.getAccessor().getAnnotation(JsonProperty.class);
        return name == null ? component.getName() : name.value();
    }
}
