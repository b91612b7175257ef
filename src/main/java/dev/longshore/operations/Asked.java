package dev.longshore.operations;

import dev.longshore.audit.Actor;
import dev.longshore.engine.Engine;

/**
 * Who asks for a change, of which engine.
 *
 * @param engine the engine
 * @param prefix how paths begin for the caller: what a proxy puts before them, and {@code /engines/<name>} if the caller named it
 * @param actor who asks
 */
public record Asked(Engine engine, String prefix, Actor actor) {}
