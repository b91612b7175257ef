package dev.longshore.reference;

import org.jspecify.annotations.Nullable;

/**
 * What a person typed where an image is wanted, told apart as {@code ParseAnyReference} of {@code distribution/reference}
 * 0.6.0 does: a full digest is an id and nothing else, all other text is a name and perhaps the beginning of an id too.
 */
public sealed interface ImageName {

    /** 64 hex digits, with or without {@code sha256:}. */
    record FullId(ImageId id) implements ImageName {}

    /**
     * A sha384 or sha512 digest. It is read as an id, never as a name, and since image ids are sha256 no image has it.
     */
    record ForeignId(Digest digest) implements ImageName {}

    /**
     * A name. No tag is added: see {@link ImageReference#withDefaultTag()}.
     *
     * @param reference the text read as a name
     * @param prefix the same text read as the beginning of an id, where it can be one ({@code cafe}, {@code sha256:cafe})
     */
    record Named(ImageReference reference, @Nullable IdPrefix prefix) implements ImageName {}

    /**
     * Tells what the text names.
     *
     * @throws InvalidReference if it is neither id nor name, with a proposal where a text like it is one of them
     */
    static ImageName parse(String text) {
        try {
            return NameReader.read(text);
        } catch (InvalidReference refusal) {
            throw refusal.proposing(Proposal.insteadOf(text, NameReader::reads));
        }
    }
}
