package dev.longshore.reference;

import java.util.List;

/**
 * A pattern of Go's {@code path.Match}: {@code *} stands for any run of characters but slashes, {@code ?} for one character but
 * a slash, {@code [a-z]} for one of a class, {@code [^a-z]} for one outside it, and a backslash takes the next character as it
 * is. The whole name has to match. Where a {@code *} ends it tries the nearest place first and keeps it, as Go does.
 *
 * <p>Characters are code points. Go lets a {@code *} end inside the bytes of a character beyond ASCII, which references never hold.
 */
public final class PathPattern {
    private final String text;
    private final List<Chunk> chunks;
    private final String start;
    private final String end;
    private final boolean takesRepositories;

    private PathPattern(String text, List<Chunk> chunks) {
        this.text = text;
        this.chunks = chunks;
        this.start = chunks.isEmpty() ? "" : chunks.getFirst().start();
        this.end = chunks.isEmpty() ? "" : chunks.getLast().end();
        this.takesRepositories = end.indexOf(':') < 0 || end.indexOf('/', end.lastIndexOf(':')) >= 0;
    }

    /**
     * Reads a pattern.
     *
     * @throws MalformedPattern if a class is not closed, empty or has a range without bounds, or a backslash stands at the end
     */
    public static PathPattern parse(String text) throws MalformedPattern {
        return new PathPattern(text, new PatternReader(text).chunks());
    }

    /** Whether the whole name matches. */
    public boolean matches(String name) {
        return name.startsWith(start) && name.endsWith(end) && matchesWhole(name);
    }

    private boolean matchesWhole(String name) {
        int[] characters = characters(name);
        int at = 0;
        for (int i = 0; i < chunks.size() && at >= 0; i++) {
            at = chunks.get(i).place(characters, at, i == chunks.size() - 1);
        }
        return at == characters.length;
    }

    /** A loop, since a pattern may be held against tens of thousands of names. */
    private static int[] characters(String name) {
        int[] characters = new int[name.codePointCount(0, name.length())];
        int at = 0;
        for (int i = 0; i < characters.length; i++) {
            characters[i] = name.codePointAt(at);
            at += Character.charCount(characters[i]);
        }
        return characters;
    }

    /**
     * Whether the familiar form or, failing that, the familiar name alone matches ({@code FamiliarMatch}). The last colon of a
     * name alone is a port's, and a slash stands behind it.
     */
    public boolean matchesFamiliar(ImageReference reference) {
        String familiar = reference.familiar();
        return familiar.startsWith(start)
                && (matches(familiar)
                        || (takesRepositories && matches(reference.repository().familiar())));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PathPattern that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The pattern as it was given. */
    @Override
    public String toString() {
        return text;
    }
}
