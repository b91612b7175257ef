package dev.longshore.engine;

import java.util.Map;

/**
 * The labels of an image or container. Rows come with thousands of them in the field, so beyond a cap only what filters
 * need is kept.
 */
public interface LabelSet {

    /** How many labels are shown at most. */
    int CAP = 64;

    /** The set of these labels. */
    static LabelSet of(Map<String, String> labels) {
        LabelCollector collector = new LabelCollector();
        labels.forEach(collector::add);
        return collector.finish();
    }

    /** The first labels by name, up to {@link #CAP}. */
    Map<String, String> shown();

    /** Whether there are more than {@link #shown()}. */
    boolean truncated();

    /** Whether there is a label of this name, shown or not. */
    boolean has(String name);

    /** Whether there is a label of this name and value, shown or not. */
    boolean has(String name, String value);
}
