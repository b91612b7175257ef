package dev.longshore.operations;

import java.util.List;

/**
 * What changed of an operation since a revision.
 *
 * @param revision the revision it leads to
 * @param operation the operation at that revision
 * @param changed the parts that are others than they were
 * @param restarted whether the work began anew in between, so that its progress may be less than it was
 */
public record Delta(long revision, Operation operation, List<Part> changed, boolean restarted) {}
