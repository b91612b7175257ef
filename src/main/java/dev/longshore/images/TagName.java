package dev.longshore.images;

import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import dev.longshore.reference.ImageReference;

/** A reference where only one with a tag will do. */
final class TagName {

    private TagName() {}

    /**
     * The reference with its tag, {@code latest} if it has none.
     *
     * @throws Invalid {@code invalid-reference} if it has a digest: an image has those by what it is, they are neither given
     *     nor taken
     */
    static ImageReference of(ImageReference reference) {
        if (reference.digest() != null) {
            throw new Invalid(
                            ProblemType.INVALID_REFERENCE,
                            "A tag is wanted here, and " + reference.familiar()
                                    + " has a digest. Leave the digest out.")
                    .with("reference", reference.familiar())
                    .with("offending", "@" + reference.digest());
        }
        return reference.withDefaultTag();
    }
}
