package dev.longshore.engine;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Collects the labels of one row after the other and makes their sets; equal large sets of one collector are one object,
 * since images and the containers made from them carry the same ones. Not for several threads.
 */
public final class LabelCollector {

    private final Map<HashedLabels, HashedLabels> large = new HashMap<>();
    private TreeMap<String, String> shown = new TreeMap<>();
    private long[] names = new long[LabelSet.CAP];
    private long[] pairs = new long[LabelSet.CAP];
    private int count;
    private boolean truncated;

    /** Adds a label to the set under way. */
    public void add(String name, String value) {
        hash(LabelHash.ofName(name), LabelHash.ofPair(name, value));
        if (isAmongTheFirst(name)) {
            show(name, value);
        }
    }

    /** The same for a value that stands in an array, which is not kept. */
    public void add(String name, char[] value, int offset, int length) {
        hash(LabelHash.ofName(name), LabelHash.ofPair(name, value, offset, length));
        if (isAmongTheFirst(name)) {
            show(name, new String(value, offset, length));
        }
    }

    /** The set of the labels added since the last call. */
    public LabelSet finish() {
        LabelSet set = truncated ? shared() : exact();
        shown = new TreeMap<>();
        count = 0;
        truncated = false;
        return set;
    }

    private void hash(long name, long pair) {
        if (count == names.length) {
            names = Arrays.copyOf(names, 2 * count);
            pairs = Arrays.copyOf(pairs, 2 * count);
        }
        names[count] = name;
        pairs[count++] = pair;
    }

    private boolean isAmongTheFirst(String name) {
        boolean first = shown.size() < LabelSet.CAP || name.compareTo(shown.lastKey()) <= 0;
        truncated |= !first;
        return first;
    }

    private void show(String name, String value) {
        shown.put(name, value);
        if (shown.size() > LabelSet.CAP) {
            shown.pollLastEntry();
            truncated = true;
        }
    }

    private LabelSet exact() {
        return shown.isEmpty() ? ExactLabels.NONE : new ExactLabels(Collections.unmodifiableSortedMap(shown));
    }

    private LabelSet shared() {
        HashedLabels set = new HashedLabels(Collections.unmodifiableSortedMap(shown), sorted(names), sorted(pairs));
        return large.computeIfAbsent(set, same -> same);
    }

    private long[] sorted(long[] hashes) {
        long[] copy = Arrays.copyOf(hashes, count);
        Arrays.sort(copy);
        return copy;
    }
}
