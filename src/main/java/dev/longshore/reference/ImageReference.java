package dev.longshore.reference;

import org.jspecify.annotations.Nullable;

/**
 * A reference to an image by name: a repository and perhaps a tag, a digest or both. Two are equal when their canonical
 * forms are, and are ordered by those.
 */
public final class ImageReference implements Comparable<ImageReference> {
    private final Repository repository;
    private final @Nullable Tag tag;
    private final @Nullable Digest digest;
    private final String canonical;

    /** Made at first need; two threads may make it twice, and both have the same. */
    private @Nullable String familiar;

    private @Nullable String shortest;

    ImageReference(Repository repository, @Nullable Tag tag, @Nullable Digest digest) {
        this.repository = repository;
        this.tag = tag;
        this.digest = digest;
        this.canonical = repository.canonical() + suffix();
    }

    /**
     * Reads a reference as people type it, with the verdicts of {@code ParseNormalizedNamed} in {@code distribution/reference}
     * 0.6.0. No tag is added. Texts over 4096 characters are refused unread.
     *
     * @throws InvalidReference if the text is none, with a proposal where a text like it is one
     */
    public static ImageReference parse(String text) {
        try {
            return ReferenceParser.parse(text);
        } catch (InvalidReference refusal) {
            throw refusal.proposing(Proposal.insteadOf(text, ImageReference::parses));
        }
    }

    private static boolean parses(String text) {
        try {
            ReferenceParser.parse(text);
            return true;
        } catch (InvalidReference _) {
            return false;
        }
    }

    /** Where the image is. */
    public Repository repository() {
        return repository;
    }

    /** The tag as it was given, or null. Beside a digest it says nothing about which image is meant. */
    public @Nullable Tag tag() {
        return tag;
    }

    /** The digest as it was given, or null. */
    public @Nullable Digest digest() {
        return digest;
    }

    /** Whether there is neither tag nor digest. */
    public boolean isNameOnly() {
        return tag == null && digest == null;
    }

    /** The complete form, such as {@code docker.io/library/ubuntu:24.04}; it parses to an equal reference. */
    public String canonical() {
        return canonical;
    }

    /** What Docker prints, such as {@code ubuntu:24.04} ({@code FamiliarString}). It may parse to another reference. */
    public String familiar() {
        String known = familiar;
        if (known == null) {
            String made = repository.familiar() + suffix();
            known = made.equals(canonical) ? canonical : made;
            familiar = known;
        }
        return known;
    }

    /** The familiar form where {@link ImageName#parse} reads it as this very reference, else the canonical form. */
    public String shortest() {
        String known = shortest;
        if (known == null) {
            known = NameReader.reads(familiar(), this) ? familiar() : canonical;
            shortest = known;
        }
        return known;
    }

    /** This reference with the tag {@code latest} if it has neither tag nor digest, else itself ({@code TagNameOnly}). */
    public ImageReference withDefaultTag() {
        return isNameOnly() ? tagged(Tag.LATEST) : this;
    }

    /** This reference with another tag; a digest stays. */
    public ImageReference tagged(Tag other) {
        return new ImageReference(repository, other, digest);
    }

    /** This reference without its digest, if it has one. */
    public ImageReference withoutDigest() {
        return digest == null ? this : new ImageReference(repository, tag, null);
    }

    /** The part of this reference that decides which image it means: without the tag if there is a digest beside it. */
    public ImageReference decisive() {
        return digest == null || tag == null ? this : new ImageReference(repository, null, digest);
    }

    private String suffix() {
        return (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest);
    }

    @Override
    public int compareTo(ImageReference other) {
        return canonical.compareTo(other.canonical);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ImageReference that && canonical.equals(that.canonical);
    }

    @Override
    public int hashCode() {
        return canonical.hashCode();
    }

    /** The canonical form. */
    @Override
    public String toString() {
        return canonical;
    }
}
