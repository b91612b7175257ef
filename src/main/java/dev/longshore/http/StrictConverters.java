package dev.longshore.http;

import java.util.Collection;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;

/** Reads query values as the API's document says and no more: no {@code yes}, no {@code 0x10}, no lists by comma. */
final class StrictConverters {

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,19}");

    private StrictConverters() {}

    static void register(FormatterRegistry registry) {
        registry.removeConvertible(String.class, Collection.class);
        registry.removeConvertible(String.class, Object[].class);
        registry.addConverter(String.class, Boolean.class, StrictConverters::truth);
        registry.addConverter(String.class, Integer.class, whole(Integer::valueOf));
        registry.addConverter(String.class, Long.class, whole(Long::valueOf));
        registry.addConverterFactory(new Words());
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static <T> Converter<String, T> whole(Function<String, T> parse) {
        return text -> {
            if (!WHOLE.matcher(text).matches()) {
                throw new IllegalArgumentException("not a whole number");
            }
            return parse.apply(text);
        };
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
