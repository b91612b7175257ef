package dev.longshore.representation;

/**
 * The query parameters of a route, for a record of which each component is one: a {@code String} for what may come once, a
 * {@code List<String>} for what may come again and again; null where it did not come.
 */
public interface Query {}
