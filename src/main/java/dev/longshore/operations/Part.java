package dev.longshore.operations;

import org.jspecify.annotations.Nullable;

/**
 * A part of the work that has a progress of its own, such as a layer.
 *
 * @param id what it is called
 * @param phase what is done with it at present, in one lower-case word
 * @param currentBytes how much is done, null if nobody counts; never more than the total
 * @param totalBytes how much there is, null if unknown
 */
public record Part(
        String id,
        String phase,
        @Nullable Long currentBytes,
        @Nullable Long totalBytes) {}
