package dev.longshore.reference;

import java.util.List;

/** A run of a pattern without {@code *} in it, and whether one stood before it. */
record Chunk(boolean floating, List<Term> terms) {

    /**
     * Where the first match ends that begins at {@code from} or, floating, later but not beyond a slash; -1 if there is
     * none. The last chunk has to reach the end of the name.
     */
    int place(int[] name, int from, boolean last) {
        for (int start = from; ; start++) {
            int end = start + terms.size();
            if (matchesAt(name, start) && (!last || end == name.length)) {
                return end;
            }
            if (!floating || start >= name.length || name[start] == '/') {
                return -1;
            }
        }
    }

    /** What every name begins with that this chunk matches, where it begins one. */
    String start() {
        return floating ? "" : literals(terms);
    }

    /** What every name ends with that this chunk matches, where it ends one. */
    String end() {
        return new StringBuilder(literals(terms.reversed())).reverse().toString();
    }

    private static String literals(List<Term> terms) {
        StringBuilder text = new StringBuilder();
        for (Term term : terms) {
            if (!(term instanceof Term.Literal(int character))) {
                break;
            }
            text.appendCodePoint(character);
        }
        return text.toString();
    }

    private boolean matchesAt(int[] name, int start) {
        if (start + terms.size() > name.length) {
            return false;
        }
        for (int i = 0; i < terms.size(); i++) {
            if (!terms.get(i).accepts(name[start + i])) {
                return false;
            }
        }
        return true;
    }
}
