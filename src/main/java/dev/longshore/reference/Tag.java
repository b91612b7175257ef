package dev.longshore.reference;

import dev.longshore.reference.InvalidReference.Reason;

/**
 * A tag: a letter, digit or underscore, then up to 127 of those, dots and dashes. Upper case counts.
 *
 * @param value the tag as it stands after the colon
 */
public record Tag(String value) implements Comparable<Tag> {
    /** The tag that Docker takes where none is given. */
    public static final Tag LATEST = new Tag("latest");

    /** @throws InvalidReference if the value is no tag */
    public Tag {
        if (!Grammar.isTag(value)) {
            throw new InvalidReference(Reason.FORMAT, value, Grammar.tagRule(value));
        }
    }

    /**
     * Reads a tag.
     *
     * @throws InvalidReference if the text is no tag
     */
    public static Tag parse(String text) {
        return new Tag(text);
    }

    @Override
    public int compareTo(Tag other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
