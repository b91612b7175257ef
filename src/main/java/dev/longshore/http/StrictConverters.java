package dev.longshore.http;

import dev.longshore.reference.ImageName;
import dev.longshore.reference.ImageReference;
import java.util.Collection;
import java.util.stream.Stream;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;

/** Reads words as the API spells them, and takes lists as they come: one value for each time the parameter is given. */
final class StrictConverters {

    private StrictConverters() {}

    static void register(FormatterRegistry registry) {
        registry.removeConvertible(String.class, Collection.class);
        registry.removeConvertible(String.class, Object[].class);
        registry.addConverterFactory(new Words());
        registry.addConverter(String.class, ImageName.class, ImageName::parse);
        registry.addConverter(String.class, ImageReference.class, ImageReference::parse);
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // Spring's own way to convert to any enum
    private static final class Words implements ConverterFactory<String, Enum> {

        @Override
        public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
            return text -> Stream.of(type.getEnumConstants())
                    .filter(each -> Spelling.of(each).equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("none of the words"));
        }
    }
}
