package dev.longshore.engine;

/**
 * A result of a search.
 *
 * @param name the repository, as Docker prints it
 * @param description empty if there is none
 * @param stars how many people starred it
 * @param official whether it is one of Docker's official images
 * @param automated whether the registry says it was built by itself; registries say so no more
 */
public record SearchRow(String name, String description, int stars, boolean official, boolean automated) {}
