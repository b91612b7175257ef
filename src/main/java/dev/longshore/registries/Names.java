package dev.longshore.registries;

import java.util.List;

/**
 * Names that a registry lists.
 *
 * @param all as it lists them, each once
 * @param truncated whether there are more
 */
record Names(List<String> all, boolean truncated) {}
