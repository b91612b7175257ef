package dev.longshore.inventory;

import dev.longshore.problem.Failure;
import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a sorted list.
 *
 * @param items the items
 * @param next the {@code after} of the next page, null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /** The most items that a page can be asked to have. */
    public static final int MOST = 1000;

    /**
     * Which part of a list is asked for.
     *
     * @param ordering its order
     * @param limit how many items, null for all
     * @param after where it begins: the {@code next} of the page before, null for the start
     */
    public record Request<T>(
            Ordering<T> ordering,
            @Nullable Integer limit,
            @Nullable String after) {

        /** @throws Invalid {@code invalid-parameter} if the limit is not 1 to {@link #MOST} or {@code after} is not ours */
        public Request {
            if (limit != null && (limit < 1 || limit > MOST)) {
                throw refuse(
                        "limit",
                        limit.toString(),
                        "1 to " + MOST,
                        "limit is the number of items a page has, 1 to " + MOST + "; without it a list is whole.");
            }
            if (after != null && Cursor.read(after, ordering).isEmpty()) {
                throw refuse(
                        "after",
                        after,
                        "the next of a page of the same order",
                        "after is not the next of a page of this list with the same sort. Start again without it.");
            }
        }

        private static Failure refuse(String parameter, String value, String accepted, String detail) {
            return new Invalid(ProblemType.INVALID_PARAMETER, detail)
                    .with("parameter", parameter)
                    .with("value", value)
                    .with("accepted", List.of(accepted));
        }

        /** The page of these items, which can come in any order. */
        public Page<T> of(List<T> items) {
            return ofSorted(ordering.sort(items));
        }

        /** The page of these items, which come in its order. */
        public Page<T> ofSorted(List<T> items) {
            List<T> behind = behind(items);
            if (limit == null || behind.size() <= limit) {
                return new Page<>(behind, null);
            }
            List<T> part = List.copyOf(behind.subList(0, limit));
            return new Page<>(part, Cursor.write(ordering, ordering.values(part.getLast())));
        }

        private List<T> behind(List<T> sorted) {
            if (after == null) {
                return sorted;
            }
            int from = ordering.firstBehind(Cursor.read(after, ordering).orElseThrow(), sorted);
            return sorted.subList(from, sorted.size());
        }
    }
}
