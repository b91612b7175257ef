package dev.longshore.http;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How the API spells the constants of enums, in queries, bodies and answers: {@code IMAGE_MOUNT} is {@code image-mount}. */
final class Spelling {

    private Spelling() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All words of an enum. */
    static List<String> words(Class<?> enumType) {
        return Stream.of(enumType.getEnumConstants())
                .map(each -> of((Enum<?>) each))
                .toList();
    }
}
