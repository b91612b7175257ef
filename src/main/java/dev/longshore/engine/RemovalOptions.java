package dev.longshore.engine;

/**
 * How an image is removed.
 *
 * @param force whether what can be overruled is
 * @param noPrune whether untagged parents stay
 */
public record RemovalOptions(boolean force, boolean noPrune) {}
