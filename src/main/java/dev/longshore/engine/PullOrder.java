package dev.longshore.engine;

import dev.longshore.reference.ImageReference;
import org.jspecify.annotations.Nullable;

/**
 * What to pull.
 *
 * @param reference what to pull: with a tag or digest, of which the digest decides; a mere repository means all its tags
 * @param platform such as {@code linux/arm64}; null for the engine's own
 */
public record PullOrder(ImageReference reference, @Nullable String platform) {}
