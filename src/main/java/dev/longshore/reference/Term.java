package dev.longshore.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What stands for exactly one character in a pattern. */
sealed interface Term {
    boolean accepts(int character);

    record Literal(int expected) implements Term {
        @Override
        public boolean accepts(int character) {
            return character == expected;
        }
    }

    record AnyButSlash() implements Term {
        @Override
        public boolean accepts(int character) {
            return character != '/';
        }
    }

    /** Unlike {@code *} and {@code ?}, a class may take a slash, also a negated one. Its ranges are sorted and apart. */
    record CharacterClass(boolean negated, List<Range> ranges) implements Term {

        /** Overlaps are merged, so that a long class costs no more than the characters in it. */
        static CharacterClass of(boolean negated, List<Range> ranges) {
            List<Range> merged = new ArrayList<>();
            ranges.stream().sorted(Comparator.comparingInt(Range::low)).forEach(range -> {
                Range last = merged.isEmpty() ? null : merged.getLast();
                if (last != null && range.low <= last.high + 1) {
                    merged.set(merged.size() - 1, new Range(last.low, Math.max(last.high, range.high)));
                } else if (range.low <= range.high) {
                    merged.add(range);
                }
            });
            return new CharacterClass(negated, List.copyOf(merged));
        }

        @Override
        public boolean accepts(int character) {
            int i = 0;
            while (i < ranges.size() && ranges.get(i).high < character) {
                i++;
            }
            return (i < ranges.size() && ranges.get(i).low <= character) != negated;
        }
    }

    /** An inclusive range; one that runs backwards holds nothing. */
    record Range(int low, int high) {}
}
