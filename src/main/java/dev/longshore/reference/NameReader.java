package dev.longshore.reference;

import dev.longshore.reference.ImageName.ForeignId;
import dev.longshore.reference.ImageName.FullId;
import dev.longshore.reference.ImageName.Named;

/** Reads names and ids without looking for proposals. */
final class NameReader {
    private NameReader() {}

    /** @throws InvalidReference without a proposal */
    static ImageName read(String text) {
        ImageId id = ImageId.recognise(text);
        if (id != null) {
            return new FullId(id);
        }
        Digest digest = Digest.recognise(text);
        return digest == null ? named(text) : new ForeignId(digest);
    }

    private static ImageName named(String text) {
        return new Named(ReferenceParser.parse(text), IdPrefix.recognise(text));
    }

    static boolean reads(String text) {
        try {
            read(text);
            return true;
        } catch (InvalidReference _) {
            return false;
        }
    }

    /** Whether the text is read as this reference: neither refused nor taken for an id or another reference. */
    static boolean reads(String text, ImageReference wanted) {
        try {
            return read(text) instanceof Named named && named.reference().equals(wanted);
        } catch (InvalidReference _) {
            return false;
        }
    }
}
