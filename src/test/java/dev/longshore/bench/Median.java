package dev.longshore.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The middle one of several measurements. */
final class Median {

    private Median() {}

    static <T> double of(List<T> all, ToDoubleFunction<T> part) {
        double[] sorted = all.stream().mapToDouble(part).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
