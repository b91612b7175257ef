package dev.longshore.engine;

import java.util.Arrays;
import java.util.Map;

/**
 * More labels than are shown. Of all of them the sorted 64-bit hashes of the name and of name and value are kept: 16 bytes
 * a label. That is enough, because a set of n labels answers a question wrongly with a chance of n in 2^64 (for 5,000
 * labels once in 10^15 questions); and who crafts labels to collide with a filter could have set the label itself.
 */
final class HashedLabels implements LabelSet {

    private final Map<String, String> shown;
    private final long[] names;
    private final long[] pairs;

    /** Takes the arrays over; they are sorted. */
    HashedLabels(Map<String, String> shown, long[] names, long[] pairs) {
        this.shown = shown;
        this.names = names;
        this.pairs = pairs;
    }

    @Override
    public Map<String, String> shown() {
        return shown;
    }

    @Override
    public boolean truncated() {
        return true;
    }

    @Override
    public boolean has(String name) {
        return Arrays.binarySearch(names, LabelHash.ofName(name)) >= 0;
    }

    @Override
    public boolean has(String name, String value) {
        return Arrays.binarySearch(pairs, LabelHash.ofPair(name, value)) >= 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HashedLabels that
                && Arrays.equals(names, that.names)
                && Arrays.equals(pairs, that.pairs)
                && shown.equals(that.shown);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pairs);
    }

    @Override
    public String toString() {
        return "HashedLabels[" + names.length + " labels, shown=" + shown + "]";
    }
}
