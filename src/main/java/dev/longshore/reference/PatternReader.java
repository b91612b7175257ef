package dev.longshore.reference;

import java.util.ArrayList;
import java.util.List;

/** Reads the syntax of Go's {@code path.Match}. */
final class PatternReader {
    private final String text;
    private final int[] pattern;
    private int at;

    PatternReader(String text) {
        this.text = text;
        this.pattern = text.codePoints().toArray();
    }

    List<Chunk> chunks() throws MalformedPattern {
        List<Chunk> chunks = new ArrayList<>();
        while (at < pattern.length) {
            chunks.add(chunk());
        }
        return List.copyOf(chunks);
    }

    private Chunk chunk() throws MalformedPattern {
        boolean floating = pattern[at] == '*';
        while (at < pattern.length && pattern[at] == '*') {
            at++;
        }
        List<Term> terms = new ArrayList<>();
        while (at < pattern.length && pattern[at] != '*') {
            terms.add(term());
        }
        return new Chunk(floating, List.copyOf(terms));
    }

    private Term term() throws MalformedPattern {
        int character = pattern[at++];
        return switch (character) {
            case '?' -> new Term.AnyButSlash();
            case '[' -> characterClass();
            case '\\' -> new Term.Literal(escaped());
            default -> new Term.Literal(character);
        };
    }

    private int escaped() throws MalformedPattern {
        if (at == pattern.length) {
            throw malformed("a backslash has nothing to escape");
        }
        return pattern[at++];
    }

    private Term characterClass() throws MalformedPattern {
        boolean negated = at < pattern.length && pattern[at] == '^';
        if (negated) {
            at++;
        }
        List<Term.Range> ranges = new ArrayList<>();
        do {
            ranges.add(range());
        } while (pattern[at] != ']');
        at++;
        return Term.CharacterClass.of(negated, ranges);
    }

    private Term.Range range() throws MalformedPattern {
        int low = bound();
        if (pattern[at] != '-') {
            return new Term.Range(low, low);
        }
        at++;
        return new Term.Range(low, bound());
    }

    /** Reads one bound of a range; there is always a character after it. */
    private int bound() throws MalformedPattern {
        if (at < pattern.length && (pattern[at] == '-' || pattern[at] == ']')) {
            throw malformed("a character class needs a character here, escaped if it is '-' or ']'");
        }
        if (at < pattern.length && pattern[at] == '\\') {
            at++;
        }
        if (at + 1 >= pattern.length) {
            throw malformed("a character class is not closed");
        }
        if (Character.getType(pattern[at]) == Character.SURROGATE) {
            throw malformed("a character class holds half a character");
        }
        return pattern[at++];
    }

    private MalformedPattern malformed(String fault) {
        return new MalformedPattern(text, at, fault);
    }
}
