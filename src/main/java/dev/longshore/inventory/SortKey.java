package dev.longshore.inventory;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that a list can be sorted by.
 *
 * @param name as in the {@code sort} parameter
 * @param type of the values: {@link Long} or {@link String}, which a cursor can hold
 * @param value of an item, null if unknown
 */
public record SortKey<T>(String name, Class<?> type, Function<T, @Nullable Comparable<?>> value) {

    /** A key whose values are numbers. */
    public static <T> SortKey<T> number(String name, Function<T, @Nullable Long> value) {
        return new SortKey<>(name, Long.class, value::apply);
    }

    /** A key whose values are text, compared by UTF-16 code unit. */
    public static <T> SortKey<T> text(String name, Function<T, @Nullable String> value) {
        return new SortKey<>(name, String.class, value::apply);
    }
}
