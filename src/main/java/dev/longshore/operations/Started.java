package dev.longshore.operations;

/**
 * What became of an order.
 *
 * @param operation the operation that does it
 * @param joined whether it had been under way for somebody already
 */
public record Started(Operation operation, boolean joined) {}
