package dev.longshore.engine;

/**
 * Where an engine is.
 *
 * @param host in the form of {@code DOCKER_HOST}: {@code unix:///var/run/docker.sock}, {@code tcp://127.0.0.1:2376}
 * @param chosenBecause why this address was taken, for people: {@code "DOCKER_HOST"}, {@code "docker context colima"}
 */
public record EngineAddress(String host, String chosenBecause) {}
