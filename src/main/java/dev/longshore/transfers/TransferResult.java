package dev.longshore.transfers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a transfer.
 *
 * @param status the engine's last words, null if it had none
 * @param imageId the image's full id, null for several
 * @param digest the digest in the registry, null if the engine did not say
 * @param platform the image's platform, null for several
 * @param previousImageId the image that had the tag before, null if none had
 * @param tag what became of the tag: {@code made}, {@code moved}, {@code unchanged}; null where there is none
 * @param tags of a pull of all tags, each of them
 */
public record TransferResult(
        @Nullable String status,
        @Nullable String imageId,
        @Nullable String digest,
        @Nullable String platform,
        @Nullable String previousImageId,
        @Nullable String tag,
        @Nullable List<Tag> tags) {

    /**
     * One of several tags.
     *
     * @param reference as Docker prints it
     * @param imageId the image's full id, null if it was gone again
     * @param digest the digest in the registry
     */
    public record Tag(String reference, @Nullable String imageId, String digest) {}
}
