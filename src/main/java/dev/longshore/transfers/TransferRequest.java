package dev.longshore.transfers;

import org.jspecify.annotations.Nullable;

/**
 * What a transfer remembers of its request.
 *
 * @param reference as Docker prints it, or canonical where that would be another's
 * @param platform the platform asked for, null for the engine's own
 * @param allTags true if it is of all tags of a repository, else null
 */
public record TransferRequest(
        String reference,
        @Nullable String platform,
        @Nullable Boolean allTags) {}
