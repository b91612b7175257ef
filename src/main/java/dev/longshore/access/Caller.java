package dev.longshore.access;

/**
 * Who sent a request.
 *
 * @param name the token's name, as in the configuration or the store
 * @param role what the token allows
 */
public record Caller(String name, Role role) {}
