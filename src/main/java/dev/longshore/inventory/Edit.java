package dev.longshore.inventory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing of a list that is another than before. Taking some into a list copies it and looks at none of the other things, so
 * that it costs about the same for a short list and for a long one.
 *
 * @param was the very object in the list before, null if the thing is new
 * @param is the thing as it is now, null if it is gone
 */
record Edit<T>(@Nullable T was, @Nullable T is) {

    /** That of a thing as it was and as it was read since; the very same object if both are equal. */
    static <T> Edit<T> of(@Nullable T was, @Nullable T read) {
        return new Edit<>(was, was != null && was.equals(read) ? was : read);
    }

    /** Whether there is anything else than before. */
    @SuppressWarnings("ReferenceEquality") // what is equal is the very object
    boolean changes() {
        return was != is;
    }

    /** The list with these: what has changed stays in its place, what is new comes last. */
    static <T> List<T> in(List<T> all, List<Edit<T>> edits) {
        List<T> now = new ArrayList<>(all);
        edits.forEach(edit -> edit.in(now));
        return Collections.unmodifiableList(now);
    }

    private void in(List<T> list) {
        int at = place(list);
        if (at >= 0) {
            if (is == null) {
                list.remove(at);
            } else {
                list.set(at, is);
            }
        } else if (is != null) {
            list.add(is);
        }
    }

    /** The list, which is in this order, with these, each in its place. */
    static <T> List<T> inOrder(List<T> sorted, List<Edit<T>> edits, Ordering<T> ordering) {
        List<T> now = new ArrayList<>(sorted);
        for (Edit<T> edit : edits) {
            int at = edit.place(now);
            if (at >= 0) {
                now.remove(at);
            }
            if (edit.is != null) {
                now.add(ordering.placeOf(edit.is, now), edit.is);
            }
        }
        return Collections.unmodifiableList(now);
    }

    /** Where the old object is; a loop that compares references only. */
    @SuppressWarnings("ReferenceEquality") // the very object is looked for
    private int place(List<T> list) {
        if (was != null) {
            for (int at = 0; at < list.size(); at++) {
                if (list.get(at) == was) {
                    return at;
                }
            }
        }
        return -1;
    }
}
