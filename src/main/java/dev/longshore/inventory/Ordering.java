package dev.longshore.inventory;

import dev.longshore.problem.Failure;
import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list, from the {@code sort} parameter: keys apart by commas, each descending with a {@code -} before it.
 * Unknown values come last either way. The id is always the last key, so that no two items are equal.
 */
public final class Ordering<T> {

    private final String text;
    private final String known;
    private final List<Part<T>> parts;

    private Ordering(String text, String known, List<Part<T>> parts) {
        this.text = text;
        this.known = known;
        this.parts = parts;
    }

    private record Part<T>(SortKey<T> key, boolean descending) {

        int compare(@Nullable Comparable<?> one, @Nullable Comparable<?> other) {
            if (one == null || other == null) {
                return Boolean.compare(one == null, other == null);
            }
            return descending ? natural(other, one) : natural(one, other);
        }

        @SuppressWarnings("unchecked") // the values of a key are all of its type
        private static int natural(Comparable<?> one, Comparable<?> other) {
            return ((Comparable<Object>) one).compareTo(other);
        }
    }

    /**
     * Reads a {@code sort} parameter.
     *
     * @param text such as {@code -createdAt,id}
     * @param known the keys there are, {@code id} among them
     * @throws Invalid {@code invalid-parameter} naming the unknown key and the known ones
     */
    public static <T> Ordering<T> parse(String text, List<SortKey<T>> known) {
        List<Part<T>> parts = new ArrayList<>();
        for (String word : text.split(",", -1)) {
            boolean descending = word.startsWith("-");
            parts.add(new Part<>(key(descending ? word.substring(1) : word, text, known), descending));
        }
        if (parts.stream().noneMatch(part -> part.key().name().equals("id"))) {
            parts.add(new Part<>(key("id", text, known), false));
        }
        String names = known.stream().map(SortKey::name).collect(Collectors.joining(","));
        return new Ordering<>(text, names, parts);
    }

    private static <T> SortKey<T> key(String name, String text, List<SortKey<T>> known) {
        return known.stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name, text, known));
    }

    private static <T> Failure unknown(String name, String text, List<SortKey<T>> known) {
        List<String> accepted = known.stream().map(SortKey::name).toList();
        String detail = "sort names '" + name + "', by which this list cannot be sorted. It can be by "
                + String.join(", ", accepted) + ", each with '-' before it for descending order.";
        return new Invalid(ProblemType.INVALID_PARAMETER, detail)
                .with("parameter", "sort")
                .with("value", text)
                .with("accepted", accepted);
    }

    /** The items in this order. Each item's values are asked for once, since some are made for it. */
    List<T> sort(List<T> items) {
        return items.stream()
                .map(item -> new Valued<>(item, values(item)))
                .sorted((one, other) -> compare(one.values(), other.values()))
                .map(Valued::item)
                .toList();
    }

    private record Valued<T>(T item, List<@Nullable Comparable<?>> values) {}

    /** Where an item has to stand in a list that is in this order. */
    int placeOf(T item, List<T> sorted) {
        return firstBehind(values(item), sorted);
    }

    /** The index of the first item behind the place that these values mark, in a list that is in this order. */
    int firstBehind(List<@Nullable Comparable<?>> place, List<T> sorted) {
        int from = 0;
        int to = sorted.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (compare(values(sorted.get(middle)), place) > 0) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }

    /** An item's values, one a key. */
    List<@Nullable Comparable<?>> values(T item) {
        List<@Nullable Comparable<?>> values = new ArrayList<>();
        parts.forEach(part -> values.add(part.key().value().apply(item)));
        return Collections.unmodifiableList(values);
    }

    /** The types of the values, one a key. */
    List<Class<?>> types() {
        return parts.stream().<Class<?>>map(part -> part.key().type()).toList();
    }

    private int compare(List<@Nullable Comparable<?>> one, List<@Nullable Comparable<?>> other) {
        for (int at = 0; at < parts.size(); at++) {
            int order = parts.get(at).compare(one.get(at), other.get(at));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** What a cursor of this order is marked with: lists of other things, which have other keys, do not take it. */
    String mark() {
        return text + " of " + known;
    }

    /** The text it was read from. */
    @Override
    public String toString() {
        return text;
    }
}
